import { armHeaders } from '@interconnect/azure-api'
import type { Context } from 'hono'
import type { ArmRefusal } from './refusal.ts'

/** Renders a refusal. */
export function refuse(context: Context, refusal: ArmRefusal): Response {
  const { retryAfterS } = refusal.options
  if (retryAfterS !== undefined) context.header(armHeaders.retryAfter, String(retryAfterS))
  return context.json({ error: refusal.body }, refusal.status as 400)
}
