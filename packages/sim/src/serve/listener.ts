import { createServer as createHttpServer, type Server, STATUS_CODES } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { InterconnectError } from '@interconnect/model'
import type { ServerCertificate } from './certificate.ts'
import { type FetchApp, requestListener } from './http-adapter.ts'

export interface ListenerOptions {
  /** 0 or absent for any free one. */
  readonly port?: number | undefined
  /** Present for https. */
  readonly certificate?: ServerCertificate
  readonly patience?: Partial<Patience>
}

/** How long a client may take, in milliseconds; 0 for as long as it likes. */
export interface Patience {
  /** For its headers. */
  readonly headersTimeout: number
  /** For its whole request. */
  readonly requestTimeout: number
  /** Between requests on one connection. */
  readonly keepAliveTimeout: number
  /** How often the former are looked at. */
  readonly connectionsCheckingInterval: number
}

export interface Listener {
  readonly port: number
  /** Ends the listener and every connection to it, busy or not. */
  close(): Promise<void>
}

const host = '127.0.0.1'

const usualPatience: Patience = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
}

const tls = { handshakeTimeout: 10_000, minVersion: 'TLSv1.2' } as const

/**
 * Serves an app on the loopback interface.
 * @throws usage/invalid-argument when the port is taken or may not be used
 */
export async function listen(
  app: FetchApp,
  { port = 0, certificate, patience = {} }: ListenerOptions = {},
): Promise<Listener> {
  const options = { ...usualPatience, ...patience }
  const server = certificate
    ? createHttpsServer({ ...options, ...tls, key: certificate.key, cert: certificate.cert }, requestListener(app))
    : createHttpServer(options, requestListener(app))
  server.on('clientError', refuse)
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await listening(server, port)
  return { port: (server.address() as AddressInfo).port, close: () => close(server, sockets) }
}

/**
 * Answers what is not a request. What the client still sends is read and dropped for a moment, because closing on it
 * would take the answer away again.
 */
function refuse({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[code ?? ''] ?? 400
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  socket.on('error', () => socket.destroy())
  socket.resume()
  setTimeout(() => socket.destroy(), 1_000).unref()
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(portRefused(port, cause)))
    server.listen(port, host, resolve)
  })

const portRefused = (port: number, cause: Error): InterconnectError =>
  new InterconnectError('usage/invalid-argument', `cannot listen on ${host}:${port}: ${cause.message}`, {
    hint: 'choose another port, or leave it out to get a free one',
    cause,
  })

/** Node's own `closeAllConnections` leaves those that are still shaking hands. */
const close = (server: Server, sockets: ReadonlySet<Socket>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
