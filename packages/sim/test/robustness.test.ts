import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { aNetwork, type Answered, group, networkPath, served, vcns } from './served.ts'

/** The code of an error in the form of each cloud, which must be well-formed and whole. */
function codeOf({ text, headers }: Answered): string {
  expect(headers['content-type']).toContain('application/json')
  const body = JSON.parse(text) as { error?: { code: string; message: string }; code?: string; message?: string }
  const { code, message } = body.error ?? body
  expect(message).toBeTypeOf('string')
  return code!
}

const deepList = '['.repeat(100_000) + ']'.repeat(100_000)
const deepObject = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
const long = (bytes: number) => `{"location":"${'x'.repeat(bytes)}"}`

describe('Azure answers', () => {
  it.each([
    ['half a body', '{"location":', 400, 'InvalidRequestContent'],
    ['no body', '', 400, 'InvalidRequestContent'],
    ['a list', '[1]', 400, 'InvalidRequestContent'],
    ['a deep list', deepList, 400, 'InvalidRequestContent'],
    ['a deep object', deepObject, 400, 'InvalidRequestContent'],
    ['depth in tags', `{"location":"eastus","tags":${deepObject}}`, 400, 'InvalidRequestContent'],
    [
      'depth in a list of subnets',
      `{"location":"eastus","properties":{"subnets":${deepList}}}`,
      400,
      'InvalidRequestContent',
    ],
    [
      'a member __proto__',
      '{"location":"eastus","__proto__":{"x":1},"properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/16"]}}}',
      400,
      'InvalidRequestFormat',
    ],
    ['10 MB', long(10_000_000), 413, 'RequestContentTooLarge'],
  ])('%s in its own form', async (_, body, status, code) => {
    const { azure } = await served()
    const answer = await azure('PUT', networkPath('vnet'), body)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  it.each(['text/plain', 'application/xml', 'application/jsonx', ''])('415 to the content type "%s"', async (type) => {
    const { azure } = await served()
    const answer = await azure('PUT', networkPath('vnet'), aNetwork, { 'content-type': type })
    expect([answer.status, codeOf(answer)]).toEqual([415, 'UnsupportedMediaType'])
  })

  it.each([
    ['GET', '/subscriptions/../../etc/passwd?api-version=1', 404],
    ['GET', '//subscriptions//x?api-version=1', 400],
    ['GET', networkPath('a%2fb'), 404],
    ['PUT', networkPath('%2e%2e'), 404],
    ['PUT', networkPath('a%00b'), 400],
    ['PUT', networkPath('a%zzb'), 400],
    ['PUT', networkPath('__proto__.x.'), 400],
    ['GET', networkPath('x'.repeat(10_000)), 404],
    ['GET', `${networkPath('x')}&$skiptoken=%00%ff`, 404],
    ['PROPFIND', networkPath('x'), 404],
    ['OPTIONS', group, 400],
  ])('%s of path %# with an error of its own', async (method, path, status) => {
    const { azure } = await served()
    const answer = await azure(method, path, method === 'PUT' ? aNetwork : '')
    expect(answer.status).toBe(status)
    codeOf(answer)
  })
})

describe('OCI answers', () => {
  it.each([
    ['half a body', '{"compartmentId":', 400, 'CannotParseRequest'],
    ['a list', '[]', 400, 'CannotParseRequest'],
    ['null', 'null', 400, 'CannotParseRequest'],
    ['a deep list', deepList, 400, 'CannotParseRequest'],
    ['depth in tags', `{"definedTags":${deepObject}}`, 400, 'CannotParseRequest'],
    ['a member __proto__', '{"__proto__":{"compartmentId":"x"}}', 400, 'MissingParameter'],
    ['10 MB', long(10_000_000), 413, 'PayloadTooLarge'],
  ])('%s in its own form', async (_, body, status, code) => {
    const { oci } = await served()
    const answer = await oci('POST', vcns, body)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  it.each([
    ['PROPFIND', vcns, 405, 'MethodNotAllowed'],
    ['PATCH', vcns, 405, 'MethodNotAllowed'],
    ['GET', `${vcns}/../../x`, 404, 'NotAuthorizedOrNotFound'],
    ['GET', `${vcns}/a%2fb`, 404, 'NotAuthorizedOrNotFound'],
    ['GET', `${vcns}/%00`, 404, 'NotAuthorizedOrNotFound'],
    ['GET', `${vcns}/%zz`, 404, 'NotAuthorizedOrNotFound'],
    ['GET', `${vcns}/__proto__`, 404, 'NotAuthorizedOrNotFound'],
    ['GET', '/oci//iaas//x', 404, 'NotAuthorizedOrNotFound'],
    ['GET', '/oci/iaas/mars-1/20160918/vcns', 404, 'NotAuthorizedOrNotFound'],
    ['GET', `${vcns}/${'x'.repeat(10_000)}`, 404, 'NotAuthorizedOrNotFound'],
  ])('%s of path %# with an error of its own', async (method, path, status, code) => {
    const { oci } = await served()
    const answer = await oci(method, path)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })
})

describe('the listeners', () => {
  it.each([
    ['what is no request', 'nonsense\r\n\r\n', 400],
    ['a NUL in the path', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
    ['a request without a host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a host with spaces', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a very long path', `GET /${'x'.repeat(200_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['a body without end', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n', 413],
  ])('refuse %s and go on', async (_, text, status) => {
    const { raw, oci } = await served()
    expect(await raw(text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect((await oci('PATCH', vcns)).status).toBe(405)
  })

  it('cut off clients that take too long for their headers or their body', async () => {
    const patience = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 25 }
    const { raw } = await served({ patience })
    expect(await raw('GET / HT')).toMatch(/^HTTP\/1\.1 408 /)
    expect(await raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n{"a"')).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('answer a client that has closed its own side', async () => {
    const { ports } = await served()
    const socket = connect({ port: ports.oci, host: '127.0.0.1', allowHalfOpen: true })
    let heard = ''
    socket.setEncoding('utf8').on('data', (chunk: string) => (heard += chunk))
    socket.end(`GET ${vcns} HTTP/1.1\r\nHost: a\r\n\r\n`)
    await once(socket, 'close')
    expect(heard).toMatch(/^HTTP\/1\.1 401 [^]*NotAuthenticated/)
  })

  it('survive clients that leave in the middle of everything', async () => {
    const { ports, oci } = await served()
    const texts = [
      '',
      'GET',
      `POST ${vcns} HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{`,
      `GET ${vcns} HTTP/1.1\r\nHost: a\r\n\r\n`,
    ]
    await Promise.all(
      [ports.oci, ports.azure].flatMap((port) =>
        texts.map(async (text) => {
          const socket = connect(port, '127.0.0.1').on('error', () => {})
          await once(socket, 'connect')
          socket.write(text, () => socket.resetAndDestroy())
          await once(socket, 'close')
        }),
      ),
    )
    expect((await oci('PATCH', vcns)).status).toBe(405)
  })

  it('answer 500 clients at once, each with its own', async () => {
    const { oci, azure, compartment } = await served({ limits: { 'oci/vcnsPerRegion': 1000 } })
    await azure('GET', `${group}?api-version=2025-04-01`)
    const asked = Array.from({ length: 250 }, async (_, index) => {
      const made = await oci(
        'POST',
        vcns,
        JSON.stringify({ compartmentId: compartment, cidrBlocks: ['10.0.0.0/16'], displayName: `vcn-${index}` }),
      )
      const put = await azure('PUT', networkPath(`vnet-${index}`), aNetwork)
      const [vcn, vnet] = [JSON.parse(made.text), JSON.parse(put.text)] as [{ displayName: string }, { name: string }]
      return (
        made.status === 200 && put.status === 201 && vcn.displayName === `vcn-${index}` && vnet.name === `vnet-${index}`
      )
    })
    expect(new Set(await Promise.all(asked))).toEqual(new Set([true]))
  }, 60_000)
})
