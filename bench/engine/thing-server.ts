// A small cloud of things over HTTP, in a process of its own. Says its port on stdout, and `METHOD count` of all requests
// on GET /requests.
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const things = new Map<string, object>()
const requests: Record<string, number> = {}

interface Answer {
  readonly status: number
  readonly body?: unknown
}

async function answerTo(request: IncomingMessage): Promise<Answer> {
  const { method = 'GET', url = '/' } = request
  if (url === '/requests') return { status: 200, body: requests }
  requests[method] = (requests[method] ?? 0) + 1
  const name = /^\/things\/(.+)$/.exec(url)?.[1]
  if (name === undefined) return { status: 200, body: [...things.values()] }
  if (method === 'PUT') things.set(name, JSON.parse(await text(request)) as object)
  if (method === 'DELETE') return { status: things.delete(name) ? 204 : 404 }
  const thing = things.get(name)
  return thing ? { status: 200, body: thing } : { status: 404 }
}

const server = createServer((request, response) => {
  answerTo(request).then(
    ({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    },
    (error: unknown) => response.destroy(error as Error),
  )
})
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
