import {
  collectionPath,
  type Connection,
  connectionType,
  type ExpressRouteCircuit,
  oracleProviderName,
  parseResourceId,
  privatePeeringName,
  sameId,
} from '@interconnect/azure-api'
import { ownerIn } from '@interconnect/engine'
import type { AzureApi, CallOptions } from './api.ts'

/** A circuit to Oracle that a gateway is connected to, as far as its other half must be found. */
export interface CircuitFacts {
  readonly id: string
  readonly connectionId: string
  /** Whose mark the circuit carries. */
  readonly owner: string | null
  /** A secret: what its virtual circuit redeemed. */
  readonly serviceKey: string
  readonly tier: string
  readonly family: string
  readonly primaryPrefix: string
  readonly secondaryPrefix: string
}

/** The circuits to Oracle behind a gateway; connections stand in the gateway's resource group. */
export async function circuitsBehind(
  api: AzureApi,
  gatewayId: string,
  options?: CallOptions,
): Promise<readonly CircuitFacts[]> {
  const { subscription, resourceGroup } = parseResourceId(gatewayId) ?? {}
  if (subscription === undefined || resourceGroup === undefined) return []
  const connections = await api.list<Connection>(
    collectionPath(connectionType, { subscription, resourceGroup }),
    options,
  )
  const own = connections.filter(({ properties }) => sameId(properties.virtualNetworkGateway1.id, gatewayId))
  const found = await Promise.all(own.map((connection) => circuitOf(api, connection, options)))
  return found.filter((facts) => facts !== undefined)
}

async function circuitOf(
  api: AzureApi,
  { id = '', properties: { peer } }: Connection,
  options?: CallOptions,
): Promise<CircuitFacts | undefined> {
  const wire = peer && (await api.get<ExpressRouteCircuit>(peer.id, options))
  if (!wire || wire.properties.serviceProviderProperties?.serviceProviderName !== oracleProviderName) return undefined
  const peering = wire.properties.peerings?.find(({ name }) => name === privatePeeringName)
  return {
    id: wire.id ?? peer.id,
    connectionId: id,
    owner: ownerIn(wire.tags),
    serviceKey: wire.properties.serviceKey ?? '',
    tier: wire.sku?.tier ?? '',
    family: wire.sku?.family ?? '',
    primaryPrefix: peering?.properties.primaryPeerAddressPrefix ?? '',
    secondaryPrefix: peering?.properties.secondaryPeerAddressPrefix ?? '',
  }
}
