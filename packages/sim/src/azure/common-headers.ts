import { armHeaders } from '@interconnect/azure-api'
import type { Context } from 'hono'

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
