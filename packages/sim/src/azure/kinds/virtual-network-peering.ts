import { azureDurations, parentId, sameId, type VirtualNetworkPeering } from '@interconnect/azure-api'
import { isPrefix, overlaps } from '@interconnect/model'
import { gatewayIn } from '../effective/surroundings.ts'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { reciprocalOf } from '../peering-states.ts'
import { referenced } from '../references.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredVirtualNetwork, type StoredVirtualNetworkPeering, types } from '../resource-types.ts'

/** One direction of a peering; how far both have come is kept by `peering-states.ts`. @source https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering */
export const virtualNetworkPeering: AzureKind<VirtualNetworkPeering> = {
  of: types.virtualNetworkPeering,
  durations: azureDurations['Microsoft.Network/virtualNetworks/virtualNetworkPeerings'],
  check(next, previous, context) {
    const remote = referenced(context, types.virtualNetwork, next.properties.remoteVirtualNetwork.id, next)
    if (previous && !sameId(previous.properties.remoteVirtualNetwork.id, remote.id))
      throw new ArmRefusal(
        'PropertyChangeNotAllowed',
        `The remote virtual network of peering ${next.id} cannot change.`,
      )
    if (!previous) checkRanges(next, remote, context)
    if (next.properties.useRemoteGateways === true) checkRemoteGateways(next, remote, context)
  },
  accept: (next, previous) =>
    withProperties(next, {
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: false,
      allowGatewayTransit: false,
      useRemoteGateways: false,
      doNotVerifyRemoteGateways: false,
      peerCompleteVnets: true,
      ...next.properties,
      peeringState: previous?.properties.peeringState ?? 'Initiated',
    }),
  view(stored, { resources }) {
    const space = resources.get(types.virtualNetwork, stored.properties.remoteVirtualNetwork.id)?.properties
      .addressSpace
    const remote = space && { remoteAddressSpace: space, remoteVirtualNetworkAddressSpace: space }
    return withProperties(stored, { peeringSyncLevel: 'FullyInSync', ...remote })
  },
}

const spaceOf = ({ properties }: StoredVirtualNetwork) => properties.addressSpace.addressPrefixes.filter(isPrefix)

function checkRanges(
  next: StoredVirtualNetworkPeering,
  remote: StoredVirtualNetwork,
  { resources }: KindContext,
): void {
  const own = resources.get(types.virtualNetwork, parentId(next.id))!
  if (!spaceOf(own).some((one) => spaceOf(remote).some((other) => overlaps(one, other)))) return
  throw new ArmRefusal(
    'VnetAddressSpacesOverlap',
    `Cannot create or update peering ${next.id}. Virtual networks ${own.id} and ${remote.id} cannot be peered because their address spaces overlap.`,
  )
}

/** @source https://github.com/hashicorp/terraform/issues/30569 (no gateway), https://github.com/hashicorp/terraform-provider-azurerm/issues/2872 (no transit; the code is not said) */
function checkRemoteGateways(
  next: StoredVirtualNetworkPeering,
  remote: StoredVirtualNetwork,
  context: KindContext,
): void {
  if (gatewayIn(parentId(next.id), context) !== undefined)
    throw new ArmRefusal(
      'InvalidParameter',
      `Peering ${next.id} cannot have UseRemoteGateways flag set to true because virtual network ${parentId(next.id)} already has a gateway.`,
    )
  if (next.properties.doNotVerifyRemoteGateways === true) return
  if (gatewayIn(remote.id, context) === undefined)
    throw new ArmRefusal(
      'RemoteVnetHasNoGateways',
      `Peering ${next.id} cannot have UseRemoteGateway flag set to true because remote virtual network ${remote.id} referenced by the peering does not have any gateways.`,
    )
  const back = reciprocalOf(next, context.resources)
  if (back && back.properties.allowGatewayTransit !== true)
    throw new ArmRefusal(
      'InvalidParameter',
      `Peering ${next.id} cannot have UseRemoteGateways flag set to true, because corresponding remote peering ${back.id} has AllowGatewayTransit flag set to false.`,
    )
}
