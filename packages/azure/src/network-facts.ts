import {
  gatewaySubnetName,
  type NetworkSecurityGroup,
  type Route,
  type RouteTable,
  type SecurityRule,
  type Subnet,
  type VirtualNetwork,
  type VirtualNetworkGateway,
  type VirtualNetworkPeering,
} from '@interconnect/azure-api'
import { ownerIn } from '@interconnect/engine'
import type { ExistingInbound, ExistingPeering, ExistingRoute, Prefix } from '@interconnect/model'
import type { AzureApi, CallOptions } from './api.ts'
import { locationName } from './kinds/form.ts'

/** What a network that may be somebody else's looks like, as far as a link through it has to know. */
export interface NetworkFacts {
  readonly id: string
  readonly location: string
  readonly cidrs: readonly Prefix[]
  readonly subnets: readonly SubnetFacts[]
  /** The subnet for gateways, if there is one already. */
  readonly gatewaySubnet?: SubnetFacts
  /** The ExpressRoute gateway in it, if there is one already. */
  readonly gateway?: {
    readonly id: string
    /** Whose mark it carries; `null` for none. */
    readonly owner: string | null
    readonly sku: string
    readonly provisioningState: string
    readonly asn?: number
  }
  /** Its peerings, as this side has them. */
  readonly peerings: readonly ExistingPeering[]
}

export interface SubnetFacts {
  readonly id: string
  readonly name: string
  readonly prefixes: readonly Prefix[]
  readonly networkSecurityGroupId?: string
  readonly routeTableId?: string
  /** False when its route table hides what the gateway learns. */
  readonly propagatesGatewayRoutes: boolean
  /** What its route table says. */
  readonly routes: readonly ExistingRoute[]
  /** What its security group lets in. */
  readonly inbound: readonly ExistingInbound[]
}

/** Reads a network with its subnets, their route tables, and its gateway; `undefined` when it is not there. */
export async function networkFacts(
  api: AzureApi,
  virtualNetworkId: string,
  options?: CallOptions,
): Promise<NetworkFacts | undefined> {
  const wire = await api.get<VirtualNetwork>(virtualNetworkId, options)
  if (!wire) return undefined
  const { addressSpace, subnets: wireSubnets = [], virtualNetworkPeerings = [] } = wire.properties
  const [tables, groups, gateway] = await Promise.all([
    readAll<RouteTable>(
      api,
      wireSubnets.map(({ properties }) => properties.routeTable?.id),
      options,
    ),
    readAll<NetworkSecurityGroup>(
      api,
      wireSubnets.map(({ properties }) => properties.networkSecurityGroup?.id),
      options,
    ),
    gatewayIn(api, wireSubnets, options),
  ])
  const id = wire.id ?? virtualNetworkId
  const subnets = wireSubnets.map((subnet) => subnetFacts(subnet, id, { tables, groups }))
  const gatewaySubnet = subnets.find(isGatewaySubnet)
  return {
    id,
    location: locationName(wire.location),
    cidrs: addressSpace.addressPrefixes as Prefix[],
    subnets,
    ...(gatewaySubnet && { gatewaySubnet }),
    ...(gateway && { gateway }),
    peerings: virtualNetworkPeerings.map(peeringFacts),
  }
}

const isGatewaySubnet = ({ name }: { readonly name?: string }): boolean =>
  name?.toLowerCase() === gatewaySubnetName.toLowerCase()

/** Objects by their id in lower case; each is read once. */
async function readAll<T>(
  api: AzureApi,
  ids: readonly (string | undefined)[],
  options?: CallOptions,
): Promise<ReadonlyMap<string, T>> {
  const wanted = [...new Set(ids.flatMap((id) => id?.toLowerCase() ?? []))]
  const found = await Promise.all(wanted.map(async (id) => [id, await api.get<T>(id, options)] as const))
  return new Map(found.flatMap(([id, object]) => (object ? [[id, object] as const] : [])))
}

interface Attached {
  readonly tables: ReadonlyMap<string, RouteTable>
  readonly groups: ReadonlyMap<string, NetworkSecurityGroup>
}

function subnetFacts(
  { id, name = '', properties }: Subnet,
  networkId: string,
  { tables, groups }: Attached,
): SubnetFacts {
  const { networkSecurityGroup, routeTable, addressPrefix, addressPrefixes } = properties
  const table = tables.get(routeTable?.id.toLowerCase() ?? '')
  const group = groups.get(networkSecurityGroup?.id.toLowerCase() ?? '')
  return {
    id: id ?? `${networkId}/subnets/${name}`,
    name,
    prefixes: (addressPrefixes ?? [addressPrefix ?? '']) as Prefix[],
    ...(networkSecurityGroup && { networkSecurityGroupId: networkSecurityGroup.id }),
    ...(routeTable && { routeTableId: routeTable.id }),
    propagatesGatewayRoutes: table?.properties.disableBgpRoutePropagation !== true,
    routes: (table?.properties.routes ?? []).flatMap(routeFacts),
    inbound: (group?.properties.securityRules ?? []).flatMap(inboundFacts),
  }
}

/** Service tags name places outside of both networks, and are left out. */
const routeFacts = ({ properties: { addressPrefix, nextHopType, nextHopIpAddress } }: Route): ExistingRoute[] =>
  addressPrefix.includes('/') ? [{ prefix: addressPrefix as Prefix, nextHop: nextHopIpAddress ?? nextHopType }] : []

const everybody = ['*', 'Internet', 'Any', '0.0.0.0/0']

function inboundFacts({ name = '', properties }: SecurityRule): ExistingInbound[] {
  if (properties.direction !== 'Inbound' || properties.access !== 'Allow') return []
  const sources = properties.sourceAddressPrefixes ?? [properties.sourceAddressPrefix ?? '*']
  const ports = properties.destinationPortRanges ?? [properties.destinationPortRange ?? '*']
  const all = properties.protocol === '*' && ports.includes('*')
  return sources.map((source) => ({
    name,
    from: everybody.includes(source) ? '0.0.0.0/0' : source,
    ports: all ? 'any' : ports.map((port) => `${properties.protocol.toLowerCase()}/${port}`).join(', '),
    stateless: false,
  }))
}

function peeringFacts({ name = '', properties }: VirtualNetworkPeering): ExistingPeering {
  const space = properties.remoteVirtualNetworkAddressSpace ?? properties.remoteAddressSpace
  return {
    name,
    prefixes: (space?.addressPrefixes ?? []) as Prefix[],
    usesRemoteGateways: properties.useRemoteGateways === true,
    allowsGatewayTransit: properties.allowGatewayTransit === true,
  }
}

/** The gateway is known by what stands in its subnet: `…/virtualNetworkGateways/{name}/ipConfigurations/{name}`. */
async function gatewayIn(
  api: AzureApi,
  subnets: readonly Subnet[],
  options?: CallOptions,
): Promise<NetworkFacts['gateway']> {
  const standing = subnets.find(isGatewaySubnet)?.properties.ipConfigurations ?? []
  const ids = new Set(standing.flatMap(({ id }) => /^.*\/virtualNetworkGateways\/[^/]+/i.exec(id)?.[0] ?? []))
  const gateways = await Promise.all([...ids].map((id) => api.get<VirtualNetworkGateway>(id, options)))
  const found = gateways.find((gateway) => gateway?.properties.gatewayType === 'ExpressRoute')
  if (found?.id === undefined) return undefined
  const { sku, provisioningState = 'Succeeded', bgpSettings } = found.properties
  const asn = bgpSettings?.asn
  return {
    id: found.id,
    owner: ownerIn(found.tags),
    sku: sku.name,
    provisioningState,
    ...(asn !== undefined && { asn }),
  }
}
