import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { brokenConnection } from '../core/index.ts'

/** What an app sees of the connection, as `context.env`. */
export interface Connection {
  /** `incoming.url` is the request target exactly as sent, which signatures cover. */
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

/** An app: what Hono calls `fetch`. */
export interface FetchApp {
  fetch(request: Request, connection: Connection): Response | Promise<Response>
}

/** No body is read beyond this; the apps refuse much smaller ones in their cloud's form. */
const longestBodyBytes = 16 * 1024 * 1024

/**
 * Answers a Node request with an app. Bodies are read and written whole, for everything here is a short piece of JSON.
 * `@hono/node-server` is not used because it either replaces `Request` and `Response` of the whole process, in which
 * vendors' clients may live too, or gives the apps a request that Hono's own middleware cannot copy.
 */
export const requestListener =
  (app: FetchApp): RequestListener =>
  (incoming, outgoing) => {
    answer(app, incoming, outgoing).catch(() => incoming.socket.destroy())
  }

async function answer(app: FetchApp, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const body = await readBody(incoming)
  if (body === 'too long') return refuse(outgoing, 413)
  const request = asRequest(incoming, body)
  if (!request) return refuse(outgoing, 400)
  const response = await app.fetch(request, { incoming, outgoing })
  if (response.status === brokenConnection) return void incoming.socket.destroy()
  const content = Buffer.from(await response.arrayBuffer())
  for (const [name, value] of response.headers) outgoing.setHeader(name, value)
  outgoing.statusCode = response.status
  outgoing.end(content)
}

/** Answers without the apps and ends the connection, on which the rest of a body may still be coming. */
function refuse(outgoing: ServerResponse, status: 400 | 413): void {
  outgoing.writeHead(status, { connection: 'close' }).end(() => outgoing.req.socket.destroySoon())
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | 'too long'> {
  if (Number(incoming.headers['content-length'] ?? 0) > longestBodyBytes) return 'too long'
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming.iterator({
    destroyOnReturn: false,
  }) as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestBodyBytes) return 'too long'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** `undefined` for what cannot be a request, such as a host with a space or the method `TRACE`. */
function asRequest(incoming: IncomingMessage, body: Buffer<ArrayBuffer>): Request | undefined {
  const { method = 'GET', headers, socket } = incoming
  const target = incoming.url ?? '/'
  const origin = `${(socket as TLSSocket).encrypted ? 'https' : 'http'}://${headers.host ?? '127.0.0.1'}`
  const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD'
  try {
    return new Request(target.startsWith('/') ? origin + target : target, {
      method,
      headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(hasBody ? { body } : {}),
    })
  } catch {
    return undefined
  }
}
