import {
  type ArpRow,
  type BgpPeerStatus,
  circuitDiagnosticPath,
  type CircuitDiagnostic,
  type CircuitRouteRow,
  type CircuitRouteSummaryRow,
  collectionPath,
  type DevicePath,
  type EffectiveRouteRow,
  type EffectiveSecurityGroup,
  type ExpressRouteCircuit,
  expressRouteCircuitType,
  type ExpressRoutePeering,
  type ExpressRouteServiceProvider,
  expressRouteServiceProvidersPath,
  gatewayActionPath,
  type GatewayRoute,
  type IpFlowAnswer,
  type IpFlowQuery,
  type NetworkInterface,
  type NetworkWatcher,
  networkWatchersPath,
  type Permission,
  permissionsPath,
  privatePeeringId,
  type Subnet,
  type ResourceProvider,
  resourceProviderPath,
  type Usage,
  usagesPath,
  type VirtualNetwork,
  virtualNetworkType,
} from '@interconnect/azure-api'
import { hasCode, isPrefix, type Prefix } from '@interconnect/model'
import type { AzureApi, CallOptions } from './api.ts'
import { locationName } from './kinds/form.ts'
import { type PrivatePeering, toPeering } from './kinds/express-route-circuit.ts'

/**
 * Who sells circuits where, as the live service says it; the only authority on peering locations and bandwidths.
 * @source https://learn.microsoft.com/rest/api/expressroute/express-route-service-providers/list
 */
export const serviceProviders = (api: AzureApi, subscription: string, options?: CallOptions) =>
  api.list<ExpressRouteServiceProvider>(expressRouteServiceProvidersPath(subscription), options)

/** Where the circuits of a subscription are. */
export async function circuitLocations(
  api: AzureApi,
  subscription: string,
  options?: CallOptions,
): Promise<readonly string[]> {
  const circuits = await api.list<ExpressRouteCircuit>(
    collectionPath(expressRouteCircuitType, { subscription }),
    options,
  )
  return circuits.map(({ location }) => location)
}

/** Address spaces of all virtual networks of a subscription; IPv4 only. */
export async function networkRanges(api: AzureApi, subscription: string, options?: CallOptions): Promise<Prefix[]> {
  const path = collectionPath(virtualNetworkType, { subscription })
  const networks = await api.list<VirtualNetwork>(path, options)
  return networks.flatMap(({ properties }) => properties.addressSpace.addressPrefixes).filter(isPrefix)
}

/** Roles of the caller at a scope and all under it. */
export const permissionsAt = (api: AzureApi, scope: string, options?: CallOptions) =>
  api.list<Permission>(permissionsPath(scope), options)

/** What is used of the networking quotas of a region. */
export const networkUsages = (
  api: AzureApi,
  { subscription, location }: { subscription: string; location: string },
  options?: CallOptions,
) => api.list<Usage>(usagesPath(subscription, location), options)

/** Whether a subscription may use a resource provider at all: `Registered` when it may. */
export async function registrationState(
  api: AzureApi,
  { subscription, namespace }: { subscription: string; namespace: string },
  options?: CallOptions,
): Promise<string | undefined> {
  const provider = await api.get<ResourceProvider>(resourceProviderPath(subscription, namespace), options)
  return provider?.registrationState
}

/** The peering as the provider wrote it; `undefined` while there is none. */
export async function privatePeering(
  api: AzureApi,
  circuitId: string,
  options?: CallOptions,
): Promise<PrivatePeering | undefined> {
  const wire = await api.get<ExpressRoutePeering>(privatePeeringId(circuitId), options)
  return wire && toPeering(wire)
}

/** A circuit and one of its two links. */
export interface Leg {
  readonly circuitId: string
  readonly path: DevicePath
}

/** Neighbours the edge router sees on a link; two rows when layer 2 is healthy, none without a peering. */
export const arpTable = (api: AzureApi, leg: Leg, options?: CallOptions) =>
  diagnose<ArpRow>(api, leg, 'arpTables', options)

/** Routes of the edge router on a link. */
export const circuitRoutes = (api: AzureApi, leg: Leg, options?: CallOptions) =>
  diagnose<CircuitRouteRow>(api, leg, 'routeTables', options)

/** BGP sessions of the edge router on a link. */
export const circuitRoutesSummary = (api: AzureApi, leg: Leg, options?: CallOptions) =>
  diagnose<CircuitRouteSummaryRow>(api, leg, 'routeTablesSummary', options)

/** Routes a gateway knows; each instance of it reports its own. */
export const learnedRoutes = (api: AzureApi, gatewayId: string, options?: CallOptions) =>
  rows<GatewayRoute>(api, gatewayActionPath(gatewayId, 'getLearnedRoutes'), options)

/** Routes a gateway tells one of its BGP peers. */
export const advertisedRoutes = (
  api: AzureApi,
  { gatewayId, peer }: { gatewayId: string; peer: string },
  options?: CallOptions,
) =>
  rows<GatewayRoute>(
    api,
    `${gatewayActionPath(gatewayId, 'getAdvertisedRoutes')}?peer=${encodeURIComponent(peer)}`,
    options,
  )

/** BGP sessions of a gateway. */
export const bgpPeers = (api: AzureApi, gatewayId: string, options?: CallOptions) =>
  rows<BgpPeerStatus>(api, gatewayActionPath(gatewayId, 'getBgpPeerStatus'), options)

/**
 * Ids of the network interfaces in a subnet. Those of scale sets have ids of another form and are left out.
 * @source https://learn.microsoft.com/rest/api/virtualnetwork/subnets/get
 */
export async function interfacesIn(api: AzureApi, subnetId: string, options?: CallOptions): Promise<readonly string[]> {
  const subnet = await api.get<Subnet>(subnetId, options)
  const ids = (subnet?.properties.ipConfigurations ?? []).flatMap(({ id }) => interfaceId.exec(id)?.[0] ?? [])
  return [...new Set(ids)]
}

const interfaceId = /^.*\/providers\/Microsoft\.Network\/networkInterfaces\/[^/]+/i

/**
 * Routes of a network interface, the beaten ones included; `undefined` unless a running machine holds it.
 * @source https://learn.microsoft.com/azure/virtual-network/diagnose-network-routing-problem
 */
export const effectiveRoutes = (api: AzureApi, interfaceId: string, options?: CallOptions) =>
  ofRunning(rows<EffectiveRouteRow>(api, `${interfaceId}/effectiveRouteTable`, options))

/**
 * Every rule that packets of a network interface meet, tags spelled out, in the group of its subnet and in its own;
 * `undefined` unless a running machine holds it.
 * @source https://learn.microsoft.com/azure/virtual-network/diagnose-network-traffic-filter-problem
 */
export const effectiveSecurityGroups = (api: AzureApi, interfaceId: string, options?: CallOptions) =>
  ofRunning(rows<EffectiveSecurityGroup>(api, `${interfaceId}/effectiveNetworkSecurityGroups`, options))

/** The first answer about an interface of a running machine in a subnet; `undefined` when there is no such machine. */
export async function ofAnyInterface<T>(
  api: AzureApi,
  subnetId: string,
  read: (interfaceId: string) => Promise<T | undefined>,
  options?: CallOptions,
): Promise<T | undefined> {
  for (const id of await interfacesIn(api, subnetId, options)) {
    const answer = await read(id)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** What IP flow verify needs to know of an interface; `undefined` unless a machine holds it. */
export async function machineOf(
  api: AzureApi,
  interfaceId: string,
  options?: CallOptions,
): Promise<{ readonly machineId: string; readonly address: string } | undefined> {
  const wire = await api.get<NetworkInterface>(interfaceId, options)
  const machineId = wire?.properties.virtualMachine?.id
  const address = wire?.properties.ipConfigurations[0]?.properties.privateIPAddress
  return machineId === undefined || address === undefined ? undefined : { machineId, address }
}

/** Id of the network watcher of a location; `undefined` where there is none. */
export async function networkWatcherIn(
  api: AzureApi,
  { subscription, location }: { readonly subscription: string; readonly location: string },
  options?: CallOptions,
): Promise<string | undefined> {
  const watchers = await api.list<NetworkWatcher>(networkWatchersPath(subscription), options)
  return watchers.find((watcher) => locationName(watcher.location) === location)?.id
}

/** Whether one packet passes the rules at an interface, and by which rule; `undefined` unless its machine runs. */
export const verifyIpFlow = (api: AzureApi, watcherId: string, query: IpFlowQuery, options?: CallOptions) =>
  ofRunning(api.post<IpFlowAnswer>(`${watcherId}/ipFlowVerify`, query, options))

/** Azure refuses what only a running machine's interface can tell. */
async function ofRunning<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (hasCode(error, 'cloud/conflict', 'cloud/invalid')) return undefined
    throw error
  }
}

const diagnose = <Row>(api: AzureApi, { circuitId, path }: Leg, diagnostic: CircuitDiagnostic, options?: CallOptions) =>
  rows<Row>(api, circuitDiagnosticPath(circuitId, diagnostic, path), options)

interface Table<Row> {
  readonly value?: readonly Row[] | null
}

/** Without the thing to be asked there is nothing to report; a result may also be missing altogether. */
async function rows<Row>(api: AzureApi, path: string, options?: CallOptions): Promise<readonly Row[]> {
  try {
    const table = await api.post<Table<Row> | null | undefined>(path, undefined, options)
    return table?.value ?? []
  } catch (error) {
    if (hasCode(error, 'cloud/not-found')) return []
    throw error
  }
}
