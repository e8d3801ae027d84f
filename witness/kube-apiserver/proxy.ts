import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

/** A proxy on the loopback address that leads wherever it is asked to, and remembers it. */
export interface Proxy extends AsyncDisposable {
  readonly url: string
  readonly led: readonly string[]
}

export async function startProxy(): Promise<Proxy> {
  const led: string[] = []
  const open = new Set<Duplex>()
  const server = createServer()
  server.on('connect', ({ url }, socket: Duplex) => {
    led.push(url!)
    const { hostname, port } = new URL(`http://${url}`)
    const far = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      far.pipe(socket).pipe(far)
    })
    for (const one of [socket, far]) open.add(one.on('error', () => far.destroy()))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    led,
    async [Symbol.asyncDispose]() {
      for (const one of open) one.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
