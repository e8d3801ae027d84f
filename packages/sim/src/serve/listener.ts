import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { InterconnectError } from '@interconnect/model'
import type { ServerCertificate } from './certificate.ts'
import { type FetchApp, requestListener } from './http-adapter.ts'

export interface ListenerOptions {
  /** 0 or absent for any free one. */
  readonly port?: number | undefined
  /** Present for https. */
  readonly certificate?: ServerCertificate
}

export interface Listener {
  readonly port: number
  /** Ends the listener and every connection to it, busy or not. */
  close(): Promise<void>
}

const host = '127.0.0.1'

/** A client is given this long to send its headers, and its whole request; one that is kept alive may be silent longer. */
const patience = {
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
export async function listen(app: FetchApp, { port = 0, certificate }: ListenerOptions = {}): Promise<Listener> {
  const server = certificate
    ? createHttpsServer({ ...patience, ...tls, key: certificate.key, cert: certificate.cert }, requestListener(app))
    : createHttpServer(patience, requestListener(app))
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await listening(server, port)
  return { port: (server.address() as AddressInfo).port, close: () => close(server, sockets) }
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
