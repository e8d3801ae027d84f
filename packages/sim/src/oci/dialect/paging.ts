import { paging } from '@interconnect/oci-api'
import type { Answer, Call } from '../call.ts'
import { invalid } from '../service-fault.ts'

const largestPage = 1000

type Page<T> = { readonly items: readonly T[] } & Pick<Answer, 'nextPage'>

/**
 * One page of a list. The token names the last item shown by its member `key`, so that new objects do not shift what
 * follows, and the list it was made for.
 */
export function page<T extends object>(items: readonly T[], call: Call, key = 'id'): Page<T> {
  const keyOf = (item: T): string => String((item as Record<string, unknown>)[key])
  const token = call.query.get(paging.page)
  if (token === null && call.world.quirks.emptyFirstPage) return { items: [], nextPage: tokenFor(call, '') }
  const start = token === null ? 0 : startAfter(items.map(keyOf), readToken(call, token))
  const size = pageSize(call)
  const shown = items.slice(start, start + size)
  const last = shown.at(-1)
  if (!last || start + size >= items.length) return { items: shown }
  return { items: shown, nextPage: tokenFor(call, keyOf(last)) }
}

function pageSize(call: Call): number {
  const text = call.query.get(paging.limit)
  const most = Math.min(call.world.quirks.pageSize ?? largestPage, largestPage)
  if (text === null) return most
  const limit = Number(text)
  if (!Number.isInteger(limit) || limit < 1) throw invalid(`limit '${text}' is not a positive number`)
  return Math.min(limit, most)
}

const tokenFor = (call: Call, lastKey: string): string =>
  Buffer.from(JSON.stringify([call.path, lastKey])).toString('base64url')

function readToken(call: Call, token: string): string {
  try {
    const [path, lastKey] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [unknown, unknown]
    if (path === call.path && typeof lastKey === 'string') return lastKey
  } catch {
    // Not one of ours: refused below like a token of another list.
  }
  throw invalid('page is not a token of this list')
}

function startAfter(keys: readonly string[], lastKey: string): number {
  if (lastKey === '') return 0
  const index = keys.indexOf(lastKey)
  if (index < 0) throw invalid('page has expired')
  return index + 1
}
