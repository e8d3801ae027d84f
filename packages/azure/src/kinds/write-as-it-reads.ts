import type { Accepted, WriteContext } from '@interconnect/engine'
import type { AzureApi } from '../api.ts'
import type { ArmObject } from './definition.ts'

/**
 * GET and PUT of the same: the portal's *Refresh*, and the way back from `Failed`. Nothing is changed by it.
 * @source https://learn.microsoft.com/azure/networking/troubleshoot-failed-state
 * @source https://learn.microsoft.com/azure/expressroute/reset-circuit
 */
export async function writeAsItReads(id: string, { api, signal }: WriteContext<AzureApi>): Promise<Accepted> {
  const existing = await api.get<ArmObject>(id, { signal })
  if (!existing) return { id }
  const { operation } = await api.put(id, existing, { ifMatch: existing.etag, signal })
  return { id, ...(operation !== undefined && { operation }) }
}
