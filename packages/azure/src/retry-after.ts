import type { Answer } from './transport.ts'

/**
 * How long the cloud asks us to wait, in milliseconds; `undefined` when it does not say. Understands
 * `x-ms-retry-after-ms`, `retry-after-ms`, and `Retry-After` in seconds or as a date.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
 * @source https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(answer: Pick<Answer, 'header'>, now: number): number | undefined {
  const milliseconds = answer.header('x-ms-retry-after-ms') ?? answer.header('retry-after-ms')
  if (milliseconds !== undefined && isCount(milliseconds)) return Number(milliseconds)
  const value = answer.header('retry-after')
  if (value === undefined) return undefined
  if (isCount(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const isCount = (text: string): boolean => /^\d+(\.\d+)?$/.test(text.trim())
