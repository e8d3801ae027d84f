import { privatePeeringId, sameId } from '@interconnect/azure-api'
import { networkOfHost, type Prefix } from '@interconnect/model'
import { type Leg, legs } from '@interconnect/routing'
import { AzureResources, type StoredCircuit, type StoredConnection, type StoredPeering, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { liveObjects, type Stored } from '../oci/index.ts'

export type VirtualCircuit = Stored<'virtual-circuit'>

/** The ExpressRoute circuit with that service key. */
export const circuitOfKey = (world: World, key: string | undefined): StoredCircuit | undefined =>
  new AzureResources(world)
    .list(types.circuit)
    .find(({ properties }) => key !== undefined && properties.serviceKey?.toLowerCase() === key.toLowerCase())

/** The virtual circuit that redeemed the key of an ExpressRoute circuit. */
export function virtualCircuitOf(world: World, circuit: StoredCircuit): VirtualCircuit | undefined {
  const key = circuit.properties.serviceKey?.toLowerCase()
  return liveObjects(world, 'virtual-circuit').find(({ wire }) => wire.providerServiceKeyName?.toLowerCase() === key)
}

export const peeringOf = (world: World, circuit: StoredCircuit): StoredPeering | undefined =>
  new AzureResources(world).get(types.peering, privatePeeringId(circuit.id))

export const connectionsOf = (world: World, circuit: StoredCircuit): StoredConnection[] =>
  new AzureResources(world).list(types.connection).filter(({ properties }) => sameId(properties.peer?.id, circuit.id))

/** The network of each leg as OCI was given it. */
export function legPrefixes({ wire }: VirtualCircuit): Readonly<Record<Leg, Prefix | undefined>> {
  const [primary, secondary] = (wire.crossConnectMappings ?? []).map(({ customerBgpPeeringIp }) => networkOfHost(customerBgpPeeringIp ?? ''))
  return { primary, secondary }
}

/** The network of each leg as Azure's peering has it. */
export const peeringPrefixes = ({ properties }: StoredPeering): Readonly<Record<Leg, string | undefined>> => ({
  primary: properties.primaryPeerAddressPrefix,
  secondary: properties.secondaryPeerAddressPrefix,
})

/** A leg that somebody cut: for drills and tests. */
export const cutLegs = (world: World) => world.store.collection<{ readonly cut: true }>('link/cut-legs')

/** Cuts or mends one leg of a virtual circuit: its line carries nothing, whatever both sides are told. */
export function cutLeg(world: World, virtualCircuitId: string, leg: Leg, cut: boolean): void {
  if (cut) cutLegs(world).put(`${virtualCircuitId}/${leg}`, { cut: true })
  else cutLegs(world).delete(`${virtualCircuitId}/${leg}`)
}

/** When the routers of a virtual circuit have had the time to meet. */
export const sessionsSince = (world: World) => world.store.collection<{ readonly sinceMs: number }>('link/sessions')

/** Whether both ends of each leg are configured alike, switched on, and have met. */
export function legsUp(world: World, virtualCircuit: VirtualCircuit): Readonly<Record<Leg, boolean>> {
  const { wire } = virtualCircuit
  const circuit = circuitOfKey(world, wire.providerServiceKeyName)
  const peering = circuit && peeringOf(world, circuit)
  const sinceMs = sessionsSince(world).get(wire.id)?.sinceMs
  const ready =
    wire.lifecycleState === 'PROVISIONED' &&
    wire.bgpAdminState !== 'DISABLED' &&
    circuit?.properties.serviceProviderProvisioningState === 'Provisioned' &&
    peering?.properties.state === 'Enabled' &&
    peering.properties.peerASN === wire.oracleBgpAsn &&
    sinceMs !== undefined &&
    world.clock.now() >= sinceMs
  if (!ready || !peering) return { primary: false, secondary: false }
  const [ours, theirs] = [legPrefixes(virtualCircuit), peeringPrefixes(peering)]
  const up = (leg: Leg) => ours[leg] === theirs[leg] && !cutLegs(world).has(`${wire.id}/${leg}`)
  return Object.fromEntries(legs.map((leg) => [leg, up(leg)])) as Record<Leg, boolean>
}
