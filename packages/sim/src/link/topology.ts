import { parentId } from '@interconnect/azure-api'
import type { Prefix } from '@interconnect/model'
import type { VirtualCircuit } from '@interconnect/oci-api'
import {
  type CircuitTopology,
  type GatewayTopology,
  type Leg,
  legs,
  type LinkTopology,
  prefixLimits,
} from '@interconnect/routing'
import { AzureResources, reciprocalOf, type StoredConnection, type StoredGateway, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { liveObjects } from '../oci/index.ts'
import { drgTopologies } from './drg-topology.ts'
import { ipv4 } from './ipv4.ts'
import { isPeered, legTrouble, type LineState } from './legs.ts'
import { azureHalf, lineState, normalKey } from './linked.ts'
import type { LinkHalves } from './transitions.ts'

/** Every virtual circuit with its Azure half, by OCID. */
export function allHalves(world: World): ReadonlyMap<string, LinkHalves> {
  const circuits = new AzureResources(world).list(types.circuit)
  const byKey = new Map(circuits.map((circuit) => [normalKey(circuit.properties.serviceKey), circuit]))
  return new Map(
    liveObjects(world, 'virtual-circuit').map(({ wire }) => {
      const key = normalKey(wire.providerServiceKeyName)
      const circuit = key === undefined ? undefined : byKey.get(key)
      return [wire.id, { virtualCircuit: wire, azure: circuit && azureHalf(world, circuit) }]
    }),
  )
}

/** Everything both clouds hold that decides who learns which prefix. A circuit is called by its virtual circuit's OCID. */
export function linkTopology(world: World, halves: ReadonlyMap<string, LinkHalves>): LinkTopology {
  return {
    drgs: drgTopologies(world),
    circuits: [...halves.values()].map((one) => circuitTopology(world, one)),
    gateways: gatewayTopologies(world, halves),
  }
}

interface Worked {
  readonly from: readonly unknown[]
  readonly topology: CircuitTopology
}

/** What was worked out of a virtual circuit last, for as long as it stands as it did. */
const worked = new WeakMap<VirtualCircuit, Worked>()

/** Stored values are never changed, so the same ones give the same topology. */
function circuitTopology(world: World, halves: LinkHalves): CircuitTopology {
  const { virtualCircuit, azure } = halves
  const lines = legs.map((leg) => lineState(world, virtualCircuit.id, leg))
  const from = [azure?.circuit, azure?.peering, ...lines.flatMap(({ haveMet, isCut }) => [haveMet, isCut])]
  const last = worked.get(virtualCircuit)
  if (last?.from.every((part, index) => part === from[index])) return last.topology
  const topology = workOut(halves, { primary: lines[0]!, secondary: lines[1]! })
  worked.set(virtualCircuit, { from, topology })
  return topology
}

function workOut(halves: LinkHalves, lines: Readonly<Record<Leg, LineState>>): CircuitTopology {
  const { virtualCircuit, azure } = halves
  const isUp = (leg: Leg) => legTrouble(halves, leg, lines[leg]) === undefined
  const tier = azure?.circuit.sku?.tier
  return {
    id: virtualCircuit.id,
    tier: tier !== undefined && tier in prefixLimits.edgeAccepts ? (tier as CircuitTopology['tier']) : 'Standard',
    isPeered: isPeered(halves),
    legs: { primary: isUp('primary'), secondary: isUp('secondary') },
    oraclePrepends: drainPrepends(virtualCircuit),
  }
}

/**
 * A circuit that is drained looks longer to the other side; how much longer is not said.
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/vc-maintenance.htm
 */
const drainPrepends = ({ trafficMode }: VirtualCircuit): number => (trafficMode === 'DRAIN' ? 3 : 0)

function gatewayTopologies(world: World, halves: ReadonlyMap<string, LinkHalves>): readonly GatewayTopology[] {
  const resources = new AzureResources(world)
  const virtualCircuits = new Map([...halves].map(([id, { azure }]) => [azure?.circuit.id.toLowerCase(), id] as const))
  const made = resources.list(types.connection).filter(({ properties }) => properties.provisioningState === 'Succeeded')
  const connections = Map.groupBy(made, ({ properties }) => properties.virtualNetworkGateway1.id.toLowerCase())
  return resources.list(types.gateway).map((gateway) => {
    const networkId = networkIdOf(gateway)
    return {
      id: gateway.id.toLowerCase(),
      networkId: networkId.toLowerCase(),
      addressSpace: ipv4(resources.get(types.virtualNetwork, networkId)?.properties.addressSpace.addressPrefixes),
      spokes: spokesOf(resources, networkId),
      connections: (connections.get(gateway.id.toLowerCase()) ?? []).flatMap((one) => joined(one, virtualCircuits)),
    }
  })
}

const networkIdOf = ({ properties }: StoredGateway): string =>
  parentId(properties.ipConfigurations[0]?.properties.subnet.id ?? '')

const joined = (
  { properties: { peer, routingWeight = 0 } }: StoredConnection,
  virtualCircuits: ReadonlyMap<string | undefined, string>,
) => {
  const circuitId = virtualCircuits.get(peer?.id.toLowerCase() ?? '')
  return circuitId === undefined ? [] : [{ circuitId, weight: routingWeight }]
}

/** Ranges of the networks that use the gateway of this one through a peering with transit. */
function spokesOf(resources: AzureResources, networkId: string): readonly Prefix[] {
  const peerings = resources.list(types.virtualNetworkPeering, { parent: networkId })
  const lent = peerings.filter(
    ({ properties }) => properties.allowGatewayTransit === true && properties.peeringState === 'Connected',
  )
  return lent.flatMap((peering) => {
    if (reciprocalOf(peering, resources)?.properties.useRemoteGateways !== true) return []
    return ipv4(
      resources.get(types.virtualNetwork, peering.properties.remoteVirtualNetwork.id)?.properties.addressSpace
        .addressPrefixes,
    )
  })
}
