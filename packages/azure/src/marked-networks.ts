import type { VirtualNetwork } from '@interconnect/azure-api'
import { virtualNetworkType } from '@interconnect/azure-api'
import { ownerIn } from '@interconnect/engine'
import { isPrefix, type Prefix } from '@interconnect/model'
import type { AzureApi } from './api.ts'

/** A network that some document made. */
export interface MarkedNetwork {
  readonly owner: string
  readonly cidrs: readonly Prefix[]
}

/** The networks of all owners in a subscription. */
export async function markedVirtualNetworks(
  api: AzureApi,
  subscription: string,
  signal: AbortSignal,
): Promise<MarkedNetwork[]> {
  const path = `/subscriptions/${subscription}/providers/${virtualNetworkType}`
  const all = await api.list<VirtualNetwork>(path, { signal })
  return all.flatMap(({ tags, properties }) => {
    const owner = ownerIn(tags)
    return owner === null ? [] : [{ owner, cidrs: properties.addressSpace.addressPrefixes.filter(isPrefix) }]
  })
}
