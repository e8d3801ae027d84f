import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

interface Written {
  readonly kind: string
}

const kinds: Readonly<Record<string, string>> = {
  '/api/v1/namespaces': 'Namespace',
  '/api/v1/nodes': 'Node',
  '/api/v1/pods': 'Pod',
  '/api/v1/services': 'Service',
  '/apis/networking.k8s.io/v1/networkpolicies': 'NetworkPolicy',
}

/** Serves the objects of a file as an API server lists them, on the loopback address; the real one is a witness. */
export async function listsOf(file: string): Promise<{ readonly url: string } & AsyncDisposable> {
  const { items } = JSON.parse(readFileSync(file, 'utf8')) as { readonly items: readonly Written[] }
  const server = createServer(({ url, method }, answer) => {
    const kind = kinds[new URL(url!, 'http://localhost').pathname]
    const own = items.filter((item) => item.kind === kind).map((item) => ({ ...item, kind: undefined }))
    const list = { kind: `${kind}List`, apiVersion: 'v1', metadata: {}, items: own }
    const networking = { ...list, apiVersion: 'networking.k8s.io/v1' }
    answer.writeHead(kind && method === 'GET' ? 200 : 404, { 'Content-Type': 'application/json' })
    answer.end(JSON.stringify(kind === 'NetworkPolicy' ? networking : list))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { readonly port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
