import type { Context } from 'hono'
import { ArmRefusal } from './refusal.ts'

/** Optimistic concurrency. @source https://learn.microsoft.com/rest/api/azure/#azure-resource-manager-etags */
export function checkPreconditions(context: Context, existing: { readonly etag: string } | undefined): void {
  const match = context.req.header('if-match')
  const noneMatch = context.req.header('if-none-match')
  const stale = match !== undefined && (!existing || (match !== '*' && match !== existing.etag))
  const taken = noneMatch !== undefined && existing && (noneMatch === '*' || noneMatch === existing.etag)
  if (stale || taken)
    throw new ArmRefusal(
      'PreconditionFailed',
      'The precondition given in the request header (If-Match or If-None-Match) does not hold for the resource.',
    )
}
