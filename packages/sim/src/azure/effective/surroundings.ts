import { parentId, sameId } from '@interconnect/azure-api'
import { isPrefix, type Prefix } from '@interconnect/model'
import type { KindContext } from '../kind.ts'
import { type StoredNetworkInterface, type StoredSubnet, type StoredVirtualNetwork, types } from '../resource-types.ts'

/** What lies around an interface: where it is, and what its network reaches. */
export interface Surroundings {
  readonly subnet: StoredSubnet
  readonly addressSpace: readonly Prefix[]
  readonly peeredSpaces: readonly Prefix[]
  /** From the gateway of the network, or of the hub whose gateway it uses. */
  readonly learned: readonly { readonly prefix: Prefix; readonly nextHop: string }[]
}

/** `undefined` while the subnet of the interface is not there. */
export function surroundingsOf({ properties }: StoredNetworkInterface, context: KindContext): Surroundings | undefined {
  const { resources, link } = context
  const subnet = resources.get(types.subnet, properties.ipConfigurations[0]?.properties.subnet.id ?? '')
  const network = subnet && resources.get(types.virtualNetwork, parentId(subnet.id))
  if (!network) return undefined
  const peerings = resources
    .list(types.virtualNetworkPeering, { parent: network.id })
    .filter(
      ({ properties: peering }) => peering.peeringState === 'Connected' && peering.allowVirtualNetworkAccess !== false,
    )
  const remoteId = (uses: (peering: (typeof peerings)[number]) => boolean) =>
    peerings.filter(uses).map((peering) => peering.properties.remoteVirtualNetwork.id)
  const gatewayNetworks = [network.id, ...remoteId((peering) => peering.properties.useRemoteGateways === true)]
  const gateways = gatewayNetworks.flatMap((id) => gatewayIn(id, context) ?? [])
  return {
    subnet,
    addressSpace: spaceOf(network),
    peeredSpaces: remoteId(() => true).flatMap((id) => spaceOf(resources.get(types.virtualNetwork, id))),
    learned: gateways
      .flatMap((id) => link.usedRoutes(id))
      .flatMap(({ prefix, nextHop }) => (isPrefix(prefix) ? [{ prefix, nextHop }] : [])),
  }
}

const spaceOf = (network: StoredVirtualNetwork | undefined): Prefix[] =>
  (network?.properties.addressSpace.addressPrefixes ?? []).filter(isPrefix)

/** Id of the gateway that stands in a network. */
export const gatewayIn = (networkId: string, { resources }: KindContext): string | undefined =>
  resources
    .list(types.gateway)
    .find(({ properties }) => sameId(parentId(properties.ipConfigurations[0]?.properties.subnet.id ?? ''), networkId))
    ?.id
