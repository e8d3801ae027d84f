import { retryAfterMs as standardRetryAfterMs } from '@interconnect/engine'
import type { Answer } from './transport.ts'

/**
 * How long the cloud asks us to wait, in milliseconds; `undefined` when it does not say. Besides the standard header
 * Azure knows two of its own that count milliseconds.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
 */
export function retryAfterMs(answer: Pick<Answer, 'header'>, now: number): number | undefined {
  const milliseconds = Number(answer.header('x-ms-retry-after-ms') ?? answer.header('retry-after-ms') ?? Number.NaN)
  return Number.isFinite(milliseconds) ? milliseconds : standardRetryAfterMs(answer.header('retry-after'), now)
}
