import {
  azureDurations,
  circuitsPerPeeringLocation,
  type Connection,
  type ConnectionStatus,
  isTerminal,
  parseResourceId,
  privatePeeringId,
  sameId,
} from '@interconnect/azure-api'
import { regionPairs } from '@interconnect/model'
import { invalidRequest } from '../body.ts'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { referenced } from '../references.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredCircuit, type StoredConnection, type StoredGateway, types } from '../resource-types.ts'
import { connectionsOf } from './connections-of.ts'
import { userOf } from './express-route-authorization.ts'
import { linkLimit } from './express-route-circuit.ts'
import { skuNamed } from './virtual-network-gateway.ts'

/**
 * Joins a gateway and a circuit. Against a circuit that is not provisioned, the creation is granted and then fails.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm
 */
export const connection: AzureKind<Connection> = {
  of: types.connection,
  durations: azureDurations['Microsoft.Network/connections'],
  tagsPatch: 'operation',
  alsoLocks: ({ properties }) => [
    properties.virtualNetworkGateway1.id,
    ...(properties.peer ? [properties.peer.id] : []),
  ],
  check(next, previous, context) {
    checkForm(next, previous)
    const gateway = referenced(context, types.gateway, next.properties.virtualNetworkGateway1.id, next)
    const circuit = referenced(context, types.circuit, next.properties.peer!.id, next)
    checkGateway(next, gateway)
    checkCapacity(next, gateway, circuit, context)
    checkAuthorization(withKeyOf(next, previous), circuit, context)
  },
  accept: (next, previous) =>
    withProperties(withKeyOf(next, previous), {
      routingWeight: 0,
      enableBgp: false,
      expressRouteGatewayBypass: false,
      ...withKeyOf(next, previous).properties,
      virtualNetworkGateway1: { id: next.properties.virtualNetworkGateway1.id },
    }),
  settle(stored, _previous, { resources }) {
    const circuit = resources.get(types.circuit, stored.properties.peer!.id)
    const state = circuit?.properties.serviceProviderProvisioningState
    if (state === 'Provisioned') return stored
    throw new ArmRefusal(
      'ReferencedResourceNotProvisioned',
      `Cannot proceed with operation because circuit ${stored.properties.peer?.id} used by resource ${stored.id} is not provisioned by its service provider: its state is ${state}.`,
    )
  },
  view: ({ properties: { authorizationKey: _secret, ...properties }, ...shown }, context) => ({
    ...shown,
    properties: {
      ...properties,
      // The published contract requires `properties` of a gateway, and Microsoft's client reads them even here.
      virtualNetworkGateway1: { id: properties.virtualNetworkGateway1.id, properties: {} },
      connectionStatus: statusOf(properties, context),
      ingressBytesTransferred: 0,
      egressBytesTransferred: 0,
    },
  }),
}

/** The key cannot be read, so who writes back what was read leaves it out. */
function withKeyOf(next: StoredConnection, previous: StoredConnection | undefined): StoredConnection {
  const authorizationKey = next.properties.authorizationKey ?? previous?.properties.authorizationKey
  return authorizationKey === undefined ? next : withProperties(next, { authorizationKey })
}

/** Connected means: made, and the circuit has a private peering that is on. */
function statusOf({ provisioningState, peer }: Connection['properties'], { resources }: KindContext): ConnectionStatus {
  if (!isTerminal(provisioningState ?? '')) return provisioningState === 'Updating' ? 'Connecting' : 'Unknown'
  if (provisioningState !== 'Succeeded' || !peer) return 'NotConnected'
  const provider = resources.get(types.circuit, peer.id)?.properties.serviceProviderProvisioningState
  const peering = resources.get(types.peering, privatePeeringId(peer.id))
  return provider === 'Provisioned' && peering?.properties.state === 'Enabled' ? 'Connected' : 'NotConnected'
}

function checkForm({ name, properties }: StoredConnection, previous: StoredConnection | undefined): void {
  if (properties.connectionType !== 'ExpressRoute')
    throw new ArmRefusal(
      'InvalidParameter',
      `Connection type ${properties.connectionType} is not simulated; use ExpressRoute.`,
    )
  if (!properties.peer)
    throw invalidRequest('MissingJsonReferenceId', 'Value for reference id is missing. Path properties.peer.')
  if (properties.sharedKey !== undefined)
    throw new ArmRefusal('BadRequest', 'Shared Key cannot be set for Connection of type expressRoute.')
  const before = previous?.properties
  const moved =
    before &&
    (!sameId(before.peer?.id, properties.peer.id) ||
      !sameId(before.virtualNetworkGateway1.id, properties.virtualNetworkGateway1.id))
  if (moved)
    throw new ArmRefusal('PropertyChangeNotAllowed', `Gateway and circuit of connection ${name} cannot change.`)
}

function checkGateway(next: StoredConnection, gateway: StoredGateway): void {
  if (gateway.location !== next.location)
    throw new ArmRefusal(
      'InvalidResourceReference',
      `Connection ${next.id} must be in the region of its gateway, ${gateway.location}.`,
    )
  if (gateway.properties.provisioningState === 'Failed')
    throw new ArmRefusal(
      'ReferencedResourceNotProvisioned',
      `Cannot proceed with operation because resource ${gateway.id} used by resource ${next.id} is not in Succeeded state. Resource is in Failed state.`,
    )
  if (next.properties.expressRouteGatewayBypass && !takesFastPath(gateway))
    throw new ArmRefusal(
      'InvalidParameter',
      `Gateway SKU ${gateway.properties.sku.name} does not support FastPath (expressRouteGatewayBypass).`,
    )
}

/** @source https://learn.microsoft.com/azure/expressroute/about-fastpath#gateways */
const takesFastPath = ({ properties: { sku, autoScaleConfiguration } }: StoredGateway): boolean =>
  sku.name === 'ErGwScale' ? (autoScaleConfiguration?.bounds.min ?? 1) >= 10 : skuNamed(sku.name)?.fastPath === true

function checkCapacity(
  next: StoredConnection,
  gateway: StoredGateway,
  circuit: StoredCircuit,
  context: KindContext,
): void {
  const others = (id: string) => connectionsOf(context, id).filter((other) => !sameId(other.id, next.id))
  const ofGateway = others(gateway.id)
  if (ofGateway.some(({ properties }) => sameId(properties.peer?.id, circuit.id)))
    throw new ArmRefusal('OperationNotAllowed', `Circuit ${circuit.id} is already connected to gateway ${gateway.id}.`)
  const location = locationOf(circuit)
  const there = ofGateway.filter(
    ({ properties }) => locationOf(context.resources.get(types.circuit, properties.peer?.id ?? '')) === location,
  )
  const full =
    ofGateway.length >= (skuNamed(gateway.properties.sku.name)?.circuits ?? 4) ||
    there.length >= circuitsPerPeeringLocation
  if (full) throw new ArmRefusal('QuotaExceeded', `Gateway ${gateway.id} has as many circuits as it takes.`)
  if (others(circuit.id).length >= linkLimit(circuit))
    throw new ArmRefusal('QuotaExceeded', `Circuit ${circuit.id} has as many virtual network links as its SKU takes.`)
  const reach = regionPairs.find(({ peeringLocations }) => peeringLocations.includes(location ?? ''))?.localReach
  if (circuit.sku?.tier === 'Local' && !reach?.includes(gateway.location))
    throw new ArmRefusal(
      'OperationNotAllowed',
      `Circuit ${circuit.id} of SKU tier Local does not reach region ${gateway.location}; use Standard.`,
    )
}

const locationOf = (circuit: StoredCircuit | undefined): string | undefined =>
  circuit?.properties.serviceProviderProperties?.peeringLocation

function checkAuthorization(next: StoredConnection, circuit: StoredCircuit, context: KindContext): void {
  const { authorizationKey } = next.properties
  const foreign = !sameId(parseResourceId(next.id)?.subscription, parseResourceId(circuit.id)?.subscription)
  if (authorizationKey === undefined && !foreign) return
  const authorization = context.resources
    .list(types.authorization, { parent: circuit.id })
    .find(({ properties }) => properties.authorizationKey === authorizationKey)
  if (authorizationKey === undefined || !authorization)
    throw new ArmRefusal(
      'AuthorizationFailed',
      `No authorization of circuit ${circuit.id} has the given authorization key.`,
    )
  const user = userOf(authorization, context)
  if (user && !sameId(user.id, next.id))
    throw new ArmRefusal('OperationNotAllowed', `Authorization ${authorization.id} is already in use by ${user.id}.`)
}
