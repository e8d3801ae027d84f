import { networkApiVersion } from '@interconnect/azure-api'
import type { Operation } from './operations.ts'

/** Path of an operation's status (`operations`) or of its result (`operationResults`), at the provider it runs in. */
export const operationUrl = (
  operation: Operation,
  segment: 'operations' | 'operationResults',
  apiVersion: string = networkApiVersion,
): string => {
  const { id, subscription, location } = operation
  return `/subscriptions/${subscription}/providers/${providerOf(operation)}/locations/${location}/${segment}/${id}?api-version=${apiVersion}`
}

function providerOf({ work }: Operation): string {
  const type = work.does === 'put' ? work.targets[0]?.type : 'type' in work ? work.type : undefined
  return type?.split('/')[0] ?? 'Microsoft.Network'
}
