import type { Settled } from '@interconnect/engine'

/**
 * Whether a resource has come to rest, by its `provisioningState`. What ended as `Failed` or `Canceled` stays visible
 * and can be written again.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations#provisioning-states
 */
export function settledByState(provisioningState: string): Settled {
  if (provisioningState === 'Succeeded') return { state: 'yes' }
  if (provisioningState === 'Failed' || provisioningState === 'Canceled') {
    return { state: 'failed', message: `provisioningState ${provisioningState}`, remedy: 'update' }
  }
  if (provisioningState === 'Deleting') return { state: 'leaving', waitingFor: 'provisioningState Deleting' }
  return { state: 'no', waitingFor: `provisioningState ${provisioningState}` }
}
