import { parentId, type PeeringState, sameId } from '@interconnect/azure-api'
import type { World } from '../core/index.ts'
import { AzureResources } from './resources.ts'
import { type StoredVirtualNetworkPeering, types } from './resource-types.ts'

interface Changed {
  readonly type: string
  readonly id: string
  readonly change: string
  /** What was there, when it is deleted. */
  readonly previous?: unknown
}

/**
 * Both directions of a peering know of each other: two that are `Initiated` become `Connected`; when one goes, the
 * other is `Disconnected` for good.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-network-troubleshoot-peering-issues
 */
export function handlePeeringStates(world: World): void {
  const resources = new AzureResources(world)
  world.on<Changed>('azure/changed', ({ type, id, change, previous }) => {
    if (type !== types.virtualNetworkPeering.type) return
    if (change === 'settled') connect(resources, id)
    if (change === 'deleted') disconnect(resources, previous as StoredVirtualNetworkPeering)
  })
}

function connect(resources: AzureResources, id: string): void {
  const peering = resources.get(types.virtualNetworkPeering, id)
  const back = peering && reciprocalOf(peering, resources)
  if (!back || back.properties.provisioningState !== 'Succeeded') return
  const both = [peering, back]
  if (both.some(({ properties }) => properties.peeringState === 'Disconnected')) return
  for (const one of both) setState(resources, one, 'Connected')
}

function disconnect(resources: AzureResources, gone: StoredVirtualNetworkPeering): void {
  const back = reciprocalOf(gone, resources)
  if (back?.properties.peeringState === 'Connected') setState(resources, back, 'Disconnected')
}

function setState(resources: AzureResources, peering: StoredVirtualNetworkPeering, peeringState: PeeringState): void {
  if (peering.properties.peeringState === peeringState) return
  resources.put(types.virtualNetworkPeering, { ...peering, properties: { ...peering.properties, peeringState } })
}

/** The other direction. */
export const reciprocalOf = (
  { id, properties }: StoredVirtualNetworkPeering,
  resources: AzureResources,
): StoredVirtualNetworkPeering | undefined =>
  resources
    .list(types.virtualNetworkPeering, { parent: properties.remoteVirtualNetwork.id })
    .find((peering) => sameId(peering.properties.remoteVirtualNetwork.id, parentId(id)))
