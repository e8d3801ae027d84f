import {
  collectionPath,
  type Connection,
  connectionType,
  type ExpressRouteCircuit,
  expressRouteCircuitType,
  type GenericResource,
  oracleProviderName,
  parentId,
  privatePeeringName,
  resourceGroupResourcesPath,
  resourcesPath,
  sameId,
  unsetServiceKey,
  type VirtualNetworkGateway,
} from '@interconnect/azure-api'
import { ownerIn } from '@interconnect/engine'
import type { AzureApi, CallOptions } from './api.ts'
import { locationName } from './kinds/form.ts'

/** What joins a circuit to a gateway, and the gateway with its network. */
export interface FoundConnection {
  readonly id: string
  readonly owner: string | null
  readonly status: string
  readonly fastPath: boolean
  readonly gateway?: {
    readonly id: string
    readonly owner: string | null
    readonly sku: string
    readonly location: string
    /** ARM id of the VNet it stands in. */
    readonly network: string
    /** Connections on it, this one included. */
    readonly connections: number
  }
}

/** An ExpressRoute circuit to Oracle, whoever made it. */
export interface FoundCircuit {
  readonly id: string
  readonly name: string
  readonly owner: string | null
  readonly location: string
  readonly peeringLocation: string
  readonly bandwidthMbps: number
  readonly tier: string
  readonly billing: string
  readonly provisioningState: string
  readonly providerState: string
  /** A secret: it joins the circuit to its virtual circuit, and is never shown. */
  readonly serviceKey: string | undefined
  readonly primaryPrefix: string | undefined
  readonly secondaryPrefix: string | undefined
  readonly connections: readonly FoundConnection[]
}

/** Every ExpressRoute circuit to Oracle in a subscription, with what is connected to it. */
export async function oracleCircuits(
  api: AzureApi,
  subscription: string,
  options?: CallOptions,
): Promise<readonly FoundCircuit[]> {
  const [circuits, connections] = await Promise.all([
    api.list<ExpressRouteCircuit>(collectionPath(expressRouteCircuitType, { subscription }), options),
    allConnections(api, subscription, options),
  ])
  const toOracle = circuits.filter(
    ({ properties }) => properties.serviceProviderProperties?.serviceProviderName === oracleProviderName,
  )
  return Promise.all(toOracle.map((circuit) => foundCircuit(api, circuit, connections, options)))
}

/** Connections are listed by group only; of a subscription the list of all resources knows them. */
async function allConnections(api: AzureApi, subscription: string, options?: CallOptions): Promise<Connection[]> {
  const filter = encodeURIComponent(`resourceType eq '${connectionType}'`)
  const rows = await api.list<GenericResource>(`${resourcesPath(subscription)}?$filter=${filter}`, options)
  const found = await Promise.all(rows.map(({ id }) => api.get<Connection>(id, options)))
  return found.filter((connection) => connection !== undefined)
}

async function foundCircuit(
  api: AzureApi,
  { id = '', name = '', location, tags, sku, properties }: ExpressRouteCircuit,
  connections: readonly Connection[],
  options?: CallOptions,
): Promise<FoundCircuit> {
  const { serviceProviderProperties: provider, serviceKey, peerings = [] } = properties
  const peering = peerings.find((one) => one.name === privatePeeringName)
  const own = connections.filter((connection) => sameId(connection.properties.peer?.id, id))
  return {
    id,
    name,
    owner: ownerIn(tags),
    location: locationName(location),
    peeringLocation: provider?.peeringLocation ?? '',
    bandwidthMbps: provider?.bandwidthInMbps ?? 0,
    tier: sku?.tier ?? '',
    billing: (sku?.family ?? '').replace(/Data$/, ''),
    provisioningState: properties.provisioningState ?? 'unknown',
    providerState: properties.serviceProviderProvisioningState ?? 'unknown',
    serviceKey: serviceKey === unsetServiceKey ? undefined : serviceKey,
    primaryPrefix: peering?.properties.primaryPeerAddressPrefix,
    secondaryPrefix: peering?.properties.secondaryPeerAddressPrefix,
    connections: await Promise.all(own.map((one) => foundConnection(api, one, connections, options))),
  }
}

async function foundConnection(
  api: AzureApi,
  { id = '', tags, properties }: Connection,
  all: readonly Connection[],
  options?: CallOptions,
): Promise<FoundConnection> {
  const gatewayId = properties.virtualNetworkGateway1.id
  const gateway = await api.get<VirtualNetworkGateway>(gatewayId, options)
  const subnet = gateway?.properties.ipConfigurations[0]?.properties.subnet.id
  return {
    id,
    owner: ownerIn(tags),
    status: properties.connectionStatus ?? 'Unknown',
    fastPath: properties.expressRouteGatewayBypass ?? false,
    ...(gateway &&
      subnet !== undefined && {
        gateway: {
          id: gateway.id ?? gatewayId,
          owner: ownerIn(gateway.tags),
          sku: gateway.properties.sku.name,
          location: locationName(gateway.location),
          network: parentId(subnet),
          connections: all.filter((one) => sameId(one.properties.virtualNetworkGateway1.id, gatewayId)).length,
        },
      }),
  }
}

/** Ids of all that stands in a resource group. */
export const resourcesOfGroup = async (api: AzureApi, groupId: string, options?: CallOptions): Promise<string[]> =>
  (await api.list<GenericResource>(resourceGroupResourcesPath(groupId), options)).map(({ id }) => id)
