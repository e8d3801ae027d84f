import * as api from '@interconnect/azure-api'
import type { z } from 'zod'

/** What the wire bodies of all resources have in common. */
export interface ArmBody {
  id?: string
  name?: string
  type?: string
  etag?: string
  location?: string
  tags?: api.Tags
  properties: { provisioningState?: api.ProvisioningState }
}

/** A resource as it is kept: the wire body without nested resources, which are kept on their own. */
export type Stored<Body extends ArmBody = ArmBody> = Body & { id: string; name: string; type: string; etag: string }

/** A type of resource: how it is called and what its body looks like. */
export interface ResourceType<Body extends ArmBody = ArmBody> {
  /** Our word for it, as in durations: `azure/<name>/create`. */
  readonly name: string
  /** The ARM type, in canonical case. */
  readonly type: string
  readonly schema: z.ZodType<Body>
  /** The type of the resource it is nested in. */
  readonly parent?: ResourceType
}

const resourceType = <Body extends ArmBody>(
  name: string,
  type: string,
  schema: z.ZodType<Body>,
  parent?: ResourceType,
): ResourceType<Body> => ({ name, type, schema, ...(parent && { parent }) })

const virtualNetwork = resourceType('virtual-network', api.virtualNetworkType, api.virtualNetworkSchema)
const networkSecurityGroup = resourceType(
  'network-security-group',
  api.networkSecurityGroupType,
  api.networkSecurityGroupSchema,
)
const routeTable = resourceType('route-table', api.routeTableType, api.routeTableSchema)
const circuit = resourceType('express-route-circuit', api.expressRouteCircuitType, api.expressRouteCircuitSchema)

/** Every type of resource that is simulated. */
export const types = {
  virtualNetwork,
  subnet: resourceType('subnet', api.subnetType, api.subnetSchema, virtualNetwork),
  virtualNetworkPeering: resourceType(
    'virtual-network-peering',
    api.virtualNetworkPeeringType,
    api.virtualNetworkPeeringSchema,
    virtualNetwork,
  ),
  publicIpAddress: resourceType('public-ip-address', api.publicIpAddressType, api.publicIpAddressSchema),
  networkInterface: resourceType('network-interface', api.networkInterfaceType, api.networkInterfaceSchema),
  virtualMachine: resourceType('virtual-machine', api.virtualMachineType, api.virtualMachineSchema),
  networkWatcher: resourceType('network-watcher', api.networkWatcherType, api.networkWatcherSchema),
  networkSecurityGroup,
  securityRule: resourceType('security-rule', api.securityRuleType, api.securityRuleSchema, networkSecurityGroup),
  routeTable,
  route: resourceType('route', api.routeType, api.routeSchema, routeTable),
  gateway: resourceType('virtual-network-gateway', api.virtualNetworkGatewayType, api.virtualNetworkGatewaySchema),
  circuit,
  peering: resourceType('express-route-peering', api.expressRoutePeeringType, api.expressRoutePeeringSchema, circuit),
  authorization: resourceType(
    'express-route-authorization',
    api.expressRouteAuthorizationType,
    api.expressRouteAuthorizationSchema,
    circuit,
  ),
  connection: resourceType('connection', api.connectionType, api.connectionSchema),
}

export type StoredVirtualNetwork = Stored<api.VirtualNetwork>
export type StoredSubnet = Stored<api.Subnet>
export type StoredVirtualNetworkPeering = Stored<api.VirtualNetworkPeering>
export type StoredPublicIpAddress = Stored<api.PublicIpAddress>
export type StoredNetworkInterface = Stored<api.NetworkInterface>
export type StoredVirtualMachine = Stored<api.VirtualMachine>
export type StoredSecurityGroup = Stored<api.NetworkSecurityGroup>
export type StoredRouteTable = Stored<api.RouteTable>
export type StoredGateway = Stored<api.VirtualNetworkGateway>
export type StoredCircuit = Stored<api.ExpressRouteCircuit>
export type StoredPeering = Stored<api.ExpressRoutePeering>
export type StoredAuthorization = Stored<api.ExpressRouteAuthorization>
export type StoredConnection = Stored<api.Connection>

/** What the parent calls the list of its nested resources of this type: `subnets`. */
export const segmentOf = (type: ResourceType): string => type.type.slice(type.type.lastIndexOf('/') + 1)
