import type { Answer, Get } from '../src/get.ts'
import { listed, pathOf } from '../src/resources.ts'

/** What a fake API server holds, by plural: each list in the order it is given out. */
export type Held = Readonly<Record<string, readonly object[]>>

interface FakeOptions {
  /** Tokens that it knows, each with the plurals that it may list. */
  readonly tokens: Readonly<Record<string, readonly string[]>>
  /** Objects on one page at most, whatever is asked for. */
  readonly pageSize?: number
  /** Snapshots of lists are forgotten after so many pages. */
  readonly forgetsAfter?: number
  /** Said before anything else, one for each request. */
  readonly troubles?: readonly Partial<Answer & { readonly headers: Readonly<Record<string, string>> }>[]
}

/** An API server as far as lists go: pages, rights, and refusals in the words of the real one. */
export function fakeApiServer(held: Held, options: FakeOptions): { readonly get: Get; readonly asked: string[] } {
  const asked: string[] = []
  const troubles = [...(options.troubles ?? [])]
  const get: Get = async ({ url, headers, signal }) => {
    signal.throwIfAborted()
    asked.push(url.pathname + url.search)
    const trouble = troubles.shift()
    if (trouble) return answer(trouble.status ?? 500, trouble.text ?? '', trouble.headers)
    const token = String(headers['Authorization'] ?? '').replace('Bearer ', '')
    const rights = options.tokens[token]
    if (!rights) return status(401, 'Unauthorized', 'Unauthorized')
    const resource = listed.find((one) => pathOf(one) === url.pathname)
    if (!resource) return status(404, 'NotFound', 'the server could not find the requested resource')
    if (!rights.includes(resource.plural))
      return status(
        403,
        'Forbidden',
        `${resource.plural} is forbidden: User "system:serviceaccount:tools:${token}" cannot list resource "${resource.plural}" in API group "${resource.group}" at the cluster scope`,
      )
    return page(held[resource.plural] ?? [], url.searchParams, options)
  }
  return { get, asked }
}

function page(objects: readonly object[], query: URLSearchParams, { pageSize, forgetsAfter }: FakeOptions): Answer {
  const start = Number(query.get('continue') ?? 0)
  const size = Math.min(
    Number(query.get('limit') ?? objects.length),
    query.has('limit') ? (pageSize ?? objects.length) : objects.length,
  )
  if (start > 0 && forgetsAfter !== undefined && start >= forgetsAfter)
    return status(410, 'Expired', 'The provided continue parameter is too old to display a consistent list result.')
  const end = start + size
  const metadata = { resourceVersion: '7', ...(end < objects.length && { continue: String(end) }) }
  return answer(200, JSON.stringify({ kind: 'List', apiVersion: 'v1', metadata, items: objects.slice(start, end) }))
}

const status = (code: number, reason: string, message: string): Answer =>
  answer(code, JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason, code }))

const answer = (code: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: code,
  text,
  header: (name) => headers[name.toLowerCase()],
})
