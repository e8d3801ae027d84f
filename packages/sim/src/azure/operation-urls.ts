import { networkApiVersion } from '@interconnect/azure-api'
import type { Operation } from './operations.ts'

/** Path of an operation's status (`operations`) or of its result (`operationResults`). */
export const operationUrl = (
  { id, subscription, location }: Operation,
  segment: 'operations' | 'operationResults',
  apiVersion: string = networkApiVersion,
): string =>
  `/subscriptions/${subscription}/providers/Microsoft.Network/locations/${location}/${segment}/${id}?api-version=${apiVersion}`
