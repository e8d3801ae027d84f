import { armHeaders, type ListPage } from '@interconnect/azure-api'
import type { Context } from 'hono'
import { ArmRefusal } from './refusal.ts'

/** Routing compares paths without case; see `originalPath` for what was sent. */
export const routingPath = (request: Request): string => {
  const path = new URL(request.url).pathname.toLowerCase()
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** The request's path in the case it was sent, so that names keep it. */
export function originalPath(context: Context): string {
  const { pathname } = new URL(context.req.url)
  const path = pathname.endsWith('/') ? pathname.slice(0, -1) : pathname
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path of this server as the absolute URL on the host the client called. */
export const absolute = (context: Context, path: string): string => `${new URL(context.req.url).origin}${path}`

export const apiVersionOf = (context: Context): string => context.req.query('api-version') ?? ''

/** One page of a list, with a link to the next. */
export function pageOf<Item>(context: Context, items: readonly Item[], pageSize = 1000): ListPage<Item> {
  const start = Number(context.req.query('$skiptoken') ?? 0)
  const value = items.slice(start, start + pageSize)
  if (start + pageSize >= items.length) return { value }
  const next = new URL(context.req.url)
  next.searchParams.set('$skiptoken', String(start + pageSize))
  return { value, nextLink: next.href }
}

/** Renders a refusal. */
export function refuse(context: Context, refusal: ArmRefusal): Response {
  const { retryAfterS } = refusal.options
  if (retryAfterS !== undefined) context.header(armHeaders.retryAfter, String(retryAfterS))
  return context.json({ error: refusal.body }, refusal.status as 400)
}

/** Headers of every answer of ARM. @source https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling */
export function setCommonHeaders(context: Context, requestId: string): void {
  const correlation = context.req.header(armHeaders.correlationId) ?? requestId
  const clientRequest = context.req.header(armHeaders.clientRequestId)
  const echoes = context.req.header(armHeaders.returnClientRequestId)?.toLowerCase() === 'true'
  const headers: Record<string, string> = {
    'cache-control': 'no-cache',
    pragma: 'no-cache',
    expires: '-1',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    [armHeaders.requestId]: requestId,
    [armHeaders.armRequestId]: requestId,
    [armHeaders.correlationId]: correlation,
    [armHeaders.routingRequestId]: `SIMULATED:${requestId}`,
    ...remaining(context.req.method),
    ...(echoes && clientRequest !== undefined ? { [armHeaders.clientRequestId]: clientRequest } : {}),
  }
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
}

/** What is left of the subscription's budget: here never less than all of it. */
function remaining(method: string): Record<string, string> {
  if (method === 'GET' || method === 'HEAD') return { 'x-ms-ratelimit-remaining-subscription-reads': '11999' }
  if (method === 'DELETE') return { 'x-ms-ratelimit-remaining-subscription-deletes': '14999' }
  return { 'x-ms-ratelimit-remaining-subscription-writes': '1199' }
}

/** Optimistic concurrency. @source https://learn.microsoft.com/rest/api/azure/#azure-resource-manager-etags */
export function checkPreconditions(context: Context, existing: { readonly etag: string } | undefined): void {
  const match = context.req.header('if-match')
  const noneMatch = context.req.header('if-none-match')
  const stale = match !== undefined && (!existing || (match !== '*' && match !== existing.etag))
  const taken = noneMatch !== undefined && existing && (noneMatch === '*' || noneMatch === existing.etag)
  if (stale || taken)
    throw new ArmRefusal('PreconditionFailed', 'The precondition given in the request header (If-Match or If-None-Match) does not hold for the resource.')
}
