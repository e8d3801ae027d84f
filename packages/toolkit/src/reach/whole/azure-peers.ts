import {
  collectionPath,
  type Subnet,
  type VirtualNetwork,
  type VirtualNetworkPeering,
  virtualNetworkType,
} from '@interconnect/azure-api'
import { isPrefix, type Prefix } from '@interconnect/model'
import type { AzureSubnet, NetworkModel, ObjectRef, VirtualNetworkPeering as Peering } from '@interconnect/reach'
import { ifSeen, lastOf, type Reader, type Reading } from './reading.ts'

/**
 * The VNets that ours is peered with, with both directions of each peering and their subnets: hubs and spokes. Where the
 * other side is hidden from us, its direction is taken to say the same.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview
 */
export const azurePeers: Reader = async (model, reading) => {
  const added = await Promise.all(model.azure.networks.map((network) => aroundOf(network.ref.key, reading)))
  return added.flat().reduce(withPeer, model)
}

interface Peer {
  readonly ref: ObjectRef
  readonly cidrs: readonly Prefix[]
  readonly peerings: readonly Peering[]
  readonly subnets: readonly AzureSubnet[]
}

const withPeer = (model: NetworkModel, { ref, cidrs, peerings, subnets }: Peer): NetworkModel => ({
  ...model,
  azure: {
    ...model.azure,
    networks: [...model.azure.networks, { ref, cidrs }],
    peerings: [...model.azure.peerings, ...peerings],
    subnets: [...model.azure.subnets, ...subnets],
  },
})

async function aroundOf(networkKey: string, reading: Reading): Promise<readonly Peer[]> {
  const { azure, signal, spec, idOf } = reading
  const id = idOf(networkKey)
  const own = await ifSeen(azure.get<VirtualNetwork>(id, { signal }))
  const peerings = own?.properties.virtualNetworkPeerings ?? []
  const path = collectionPath(virtualNetworkType, { subscription: spec.azure.subscription })
  const others = (await ifSeen(azure.list<VirtualNetwork>(path, { signal }))) ?? []
  const named = peerings.map(({ properties }) => properties.remoteVirtualNetwork.id)
  // A VNet that says it is our peer while ours says nothing is one with half of a peering.
  const half = others.filter((other) => towards(other, id)).flatMap((other) => other.id ?? [])
  const remote = [...named, ...half.filter((one) => !named.some((name) => isSameId(name, one)))]
  return Promise.all(remote.map((remoteId) => peerOf({ networkKey, peerings, remoteId }, reading)))
}

const isSameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const towards = (network: VirtualNetwork | undefined, id: string): VirtualNetworkPeering | undefined =>
  network?.properties.virtualNetworkPeerings?.find(({ properties }) => isSameId(properties.remoteVirtualNetwork.id, id))

interface Asked {
  readonly networkKey: string
  /** What our side says. */
  readonly peerings: readonly VirtualNetworkPeering[]
  readonly remoteId: string
}

async function peerOf({ networkKey, peerings, remoteId }: Asked, reading: Reading): Promise<Peer> {
  const { azure, signal, idOf, keyOf } = reading
  const id = idOf(networkKey)
  const wire = await ifSeen(azure.get<VirtualNetwork>(remoteId, { signal }))
  const there = peerings.find(({ properties }) => isSameId(properties.remoteVirtualNetwork.id, remoteId))
  const back = towards(wire, id)
  const key = keyOf(remoteId)
  const space = wire?.properties.addressSpace ?? there?.properties.remoteVirtualNetworkAddressSpace
  const hub = { from: networkKey, to: key, holder: lastOf(id), other: lastOf(remoteId) }
  const spoke = { from: key, to: networkKey, holder: lastOf(remoteId), other: lastOf(id) }
  const isHalf = there === undefined || (wire !== undefined && back === undefined)
  return {
    ref: { key, side: 'azure', kind: 'virtual network', name: lastOf(remoteId) },
    cidrs: (space?.addressPrefixes ?? []).filter(isPrefix),
    peerings: [
      there ? asPeering(there, hub, isHalf) : assumed(hub, false),
      back ? asPeering(back, spoke, isHalf) : assumed(spoke, wire === undefined),
    ],
    subnets: (wire?.properties.subnets ?? []).flatMap((subnet) => asSubnet(subnet, key, reading)),
  }
}

interface Between {
  readonly from: string
  readonly to: string
  /** Name of the VNet whose direction it is. */
  readonly holder: string
  readonly other: string
}

/** One direction; where the other is not there, that one is to blame for what this one says of its state. */
const asPeering = (
  { id, name = '', properties }: VirtualNetworkPeering,
  { from, to, holder }: Between,
  isHalf: boolean,
): Peering => ({
  ref: { key: id ?? `${from}/${name}`, side: 'azure', kind: 'peering', name: `${name} of ${holder}` },
  networkKey: from,
  remoteKey: to,
  isConnected: isHalf || properties.peeringState === 'Connected',
  allowsAccess: properties.allowVirtualNetworkAccess !== false,
  allowsForwardedTraffic: properties.allowForwardedTraffic === true,
  allowsGatewayTransit: properties.allowGatewayTransit === true,
  usesRemoteGateways: properties.useRemoteGateways === true,
})

/** A direction that is missing, or that we may not see. */
const assumed = ({ from, to, holder, other }: Between, isConnected: boolean): Peering => ({
  ref: { key: `${from}/${other}`, side: 'azure', kind: 'peering', name: `with ${other} of ${holder}` },
  networkKey: from,
  remoteKey: to,
  isConnected,
  allowsAccess: true,
  allowsForwardedTraffic: true,
  allowsGatewayTransit: true,
  usesRemoteGateways: true,
})

function asSubnet({ id, name = '', properties }: Subnet, networkKey: string, { keyOf }: Reading): AzureSubnet[] {
  const prefix = properties.addressPrefix ?? properties.addressPrefixes?.[0]
  if (id === undefined || prefix === undefined || !isPrefix(prefix) || name === 'GatewaySubnet') return []
  const { networkSecurityGroup, routeTable } = properties
  return [
    {
      ref: { key: id, side: 'azure', kind: 'subnet', name },
      name: `${lastOf(networkKey)}/${name}`,
      networkKey,
      prefix,
      ...(networkSecurityGroup && { securityGroupKey: keyOf(networkSecurityGroup.id) }),
      ...(routeTable && { routeTableKey: keyOf(routeTable.id) }),
    },
  ]
}
