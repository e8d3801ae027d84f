import {
  gatewaySubnetName,
  type RouteTable,
  sameId,
  type Subnet,
  type VirtualNetwork,
  type VirtualNetworkGateway,
} from '@interconnect/azure-api'
import { ownerIn } from '@interconnect/engine'
import type { Prefix } from '@interconnect/model'
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
  }
}

export interface SubnetFacts {
  readonly id: string
  readonly name: string
  readonly prefixes: readonly Prefix[]
  readonly networkSecurityGroupId?: string
  readonly routeTableId?: string
  /** False when its route table hides what the gateway learns. */
  readonly propagatesGatewayRoutes: boolean
}

/** Reads a network with its subnets, their route tables, and its gateway; `undefined` when it is not there. */
export async function networkFacts(
  api: AzureApi,
  virtualNetworkId: string,
  options?: CallOptions,
): Promise<NetworkFacts | undefined> {
  const wire = await api.get<VirtualNetwork>(virtualNetworkId, options)
  if (!wire) return undefined
  const { addressSpace, subnets: wireSubnets = [] } = wire.properties
  const [hiding, gateway] = await Promise.all([
    hidingTables(api, wireSubnets, options),
    gatewayIn(api, wireSubnets, options),
  ])
  const id = wire.id ?? virtualNetworkId
  const subnets = wireSubnets.map((subnet) => subnetFacts(subnet, id, hiding))
  const gatewaySubnet = subnets.find(isGatewaySubnet)
  return {
    id,
    location: locationName(wire.location),
    cidrs: addressSpace.addressPrefixes as Prefix[],
    subnets,
    ...(gatewaySubnet && { gatewaySubnet }),
    ...(gateway && { gateway }),
  }
}

const isGatewaySubnet = ({ name }: { readonly name?: string }): boolean =>
  name?.toLowerCase() === gatewaySubnetName.toLowerCase()

/** Ids of the route tables among those of the subnets that hide what the gateway learns. */
async function hidingTables(
  api: AzureApi,
  subnets: readonly Subnet[],
  options?: CallOptions,
): Promise<readonly string[]> {
  const ids = new Set(subnets.flatMap(({ properties }) => properties.routeTable?.id.toLowerCase() ?? []))
  const tables = await Promise.all([...ids].map(async (id) => ({ id, table: await api.get<RouteTable>(id, options) })))
  return tables.filter(({ table }) => table?.properties.disableBgpRoutePropagation).map(({ id }) => id)
}

function subnetFacts({ id, name = '', properties }: Subnet, networkId: string, hiding: readonly string[]): SubnetFacts {
  const { networkSecurityGroup, routeTable, addressPrefix, addressPrefixes } = properties
  return {
    id: id ?? `${networkId}/subnets/${name}`,
    name,
    prefixes: (addressPrefixes ?? [addressPrefix ?? '']) as Prefix[],
    ...(networkSecurityGroup && { networkSecurityGroupId: networkSecurityGroup.id }),
    ...(routeTable && { routeTableId: routeTable.id }),
    propagatesGatewayRoutes: !hiding.some((table) => sameId(table, routeTable?.id)),
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
  const { sku, provisioningState = 'Succeeded' } = found.properties
  return { id: found.id, owner: ownerIn(found.tags), sku: sku.name, provisioningState }
}
