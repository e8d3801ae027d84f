import type { ListPage } from '@interconnect/azure-api'
import type { Context } from 'hono'

/** One page of a list, with a link to the next. */
export function pageOf<Item>(context: Context, items: readonly Item[], pageSize = 1000): ListPage<Item> {
  const start = Number(context.req.query('$skiptoken') ?? 0)
  const value = items.slice(start, start + pageSize)
  if (start + pageSize >= items.length) return { value }
  const next = new URL(context.req.url)
  next.searchParams.set('$skiptoken', String(start + pageSize))
  return { value, nextLink: next.href }
}
