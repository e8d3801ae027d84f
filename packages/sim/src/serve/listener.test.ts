import { once } from 'node:events'
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage, type RequestOptions } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import { brokenConnection } from '../core/index.ts'
import { makeServerCertificate } from './certificate.ts'
import type { Connection } from './http-adapter.ts'
import { listen, type ListenerOptions } from './listener.ts'

const app = new Hono<{ Bindings: Connection }>()
  .put('/echo', async (context) => context.body(await context.req.text(), 201, { 'x-method': context.req.method }))
  .get('/raw', (context) => context.json({ target: context.env.incoming.url, url: context.req.url }))
  .get('/broken', () => new Response('never sent', { status: brokenConnection }))
  .get('/nothing', (context) => context.body(null, 204))

async function aListener(options: ListenerOptions = {}) {
  const listener = await listen(app, options)
  onTestFinished(() => listener.close())
  return listener
}

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** One request with a body as it is given, on a connection of its own. */
async function send(port: number, options: RequestOptions, ...body: (string | Buffer)[]): Promise<Answer> {
  const request = httpRequest({ port, host: '127.0.0.1', agent: false, ...options })
  for (const part of body) request.write(part)
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  return { status: response.statusCode, headers: response.headers, text: await text(response) }
}

/** Everything a raw connection gets until it ends. */
async function talk(socket: Socket, ...parts: (string | Buffer)[]): Promise<string> {
  socket.on('error', () => {})
  for (const part of parts) socket.write(part)
  let heard = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk))
  await once(socket, 'close')
  return heard
}

describe('a listener', () => {
  it('hands requests to the app and its answers back', async () => {
    const { port } = await aListener()
    const answer = await send(port, { method: 'PUT', path: '/echo' }, '{"a":', '"ü"}')
    expect(answer).toMatchObject({
      status: 201,
      text: '{"a":"ü"}',
      headers: { 'x-method': 'PUT', 'content-length': '10' },
    })
    expect(await send(port, { path: '/nothing' })).toMatchObject({ status: 204, text: '' })
  })

  it('shows the app the request target exactly as sent', async () => {
    const { port } = await aListener()
    const answer = await send(port, { path: "/raw?b='{1}'&a=%7e" })
    expect(JSON.parse(answer.text)).toEqual({
      target: "/raw?b='{1}'&a=%7e",
      url: `http://127.0.0.1:${port}/raw?b=%27{1}%27&a=%7e`,
    })
  })

  it('answers HEAD like GET, without a body', async () => {
    const { port } = await aListener()
    expect(await send(port, { method: 'HEAD', path: '/raw' })).toMatchObject({
      status: 200,
      text: '',
    })
  })

  it('ignores the body of a GET', async () => {
    const { port } = await aListener()
    expect(
      await send(port, { method: 'GET', path: '/nothing', headers: { 'content-length': '1' } }, 'x'),
    ).toMatchObject({ status: 204 })
  })

  it('breaks the connection when the app says so', async () => {
    const { port } = await aListener()
    await expect(send(port, { path: '/broken' })).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await send(port, { path: '/nothing' })).toMatchObject({ status: 204 })
  })

  it('serves https with its certificate', async () => {
    const certificate = makeServerCertificate()
    const { port } = await aListener({ certificate })
    const agent = new Agent({ ca: certificate.ca })
    onTestFinished(() => agent.destroy())
    const request = httpsRequest({ port, host: '127.0.0.1', path: '/raw', agent }).end()
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    expect(await text(response)).toContain(`"https://127.0.0.1:${port}/raw"`)
  })

  it('serves 500 clients at once', async () => {
    const { port } = await aListener()
    const answers = await Promise.all(Array.from({ length: 500 }, () => send(port, { path: '/nothing' })))
    expect(answers.every(({ status }) => status === 204)).toBe(true)
  })

  it('says which port is taken and what to do', async () => {
    const { port } = await aListener()
    await expect(listen(app, { port })).rejects.toMatchObject({
      code: 'usage/invalid-argument',
      message: expect.stringContaining(`cannot listen on 127.0.0.1:${port}`) as string,
    })
  })
})

describe('a listener and bad input', () => {
  it.each([
    { what: 'announced', headers: { 'content-length': String(17 * 1024 * 1024) }, parts: 1 },
    { what: 'sent in pieces', headers: { 'transfer-encoding': 'chunked' }, parts: 17 },
  ])('refuses a body of 17 MB that is $what', async ({ headers, parts }) => {
    const { port } = await aListener()
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000), Buffer.from('\r\n')])
    const body = Array.from({ length: parts }, () => chunk)
    const heard = await talk(
      connect(port, '127.0.0.1'),
      `PUT /echo HTTP/1.1\r\nhost: x\r\n${head.join('')}\r\n`,
      ...body,
    )
    expect(heard).toMatch(/^HTTP\/1\.1 413 /)
  })

  it.each([
    { what: 'no HTTP', sent: 'hello\r\n\r\n' },
    { what: 'a method no request can have', sent: 'TRACE /raw HTTP/1.1\r\nhost: x\r\n\r\n' },
    { what: 'a host that is none', sent: 'GET /raw HTTP/1.1\r\nhost: a b\r\n\r\n' },
  ])('answers 400 to $what', async ({ sent }) => {
    const { port } = await aListener()
    expect(await talk(connect(port, '127.0.0.1'), sent)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it('keeps a path with two slashes on this host', async () => {
    const { port } = await aListener()
    expect(await send(port, { path: '//elsewhere/raw' })).toMatchObject({ status: 404 })
  })

  it('survives an app that throws', async () => {
    let calls = 0
    const fetch = () => {
      if (++calls === 1) throw new Error('a bug')
      return new Response('better')
    }
    const listener = await listen({ fetch })
    onTestFinished(() => listener.close())
    await expect(send(listener.port, {})).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(await send(listener.port, {})).toMatchObject({ status: 200, text: 'better' })
  })

  it('survives a client that leaves in the middle', async () => {
    const { port } = await aListener()
    const socket = connect(port, '127.0.0.1')
    const left = talk(socket, 'PUT /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf')
    socket.destroy()
    await left
    expect(await send(port, { path: '/nothing' })).toMatchObject({ status: 204 })
  })
})

describe('closing a listener', () => {
  it('ends connections that are idle, silent or half-way through a request', async () => {
    const listener = await listen(app, { certificate: makeServerCertificate() })
    const plain = await listen(app)
    const idle = connect(plain.port, '127.0.0.1')
    idle.write('GET /nothing HTTP/1.1\r\nhost: x\r\n\r\n')
    await once(idle, 'data')
    const halfway = connect(plain.port, '127.0.0.1')
    halfway.write('PUT /echo HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nab')
    const silent = connect(listener.port, '127.0.0.1')
    const sockets = [idle, halfway, silent]
    for (const socket of sockets) socket.on('error', () => {})
    await Promise.all([once(halfway, 'connect'), once(silent, 'connect')])
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)))
    await Promise.all([listener.close(), plain.close(), ...closed])
  })
})
