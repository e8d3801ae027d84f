import { privatePeeringId, sameId, unsetServiceKey } from '@interconnect/azure-api'
import type { VirtualCircuit } from '@interconnect/oci-api'
import type { Leg } from '@interconnect/routing'
import { AzureResources, type StoredCircuit, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { liveObject, liveObjects, patchObject, type Stored, terminateVirtualCircuit } from '../oci/index.ts'
import type { LineState } from './legs.ts'
import type { AzureHalf, LinkHalves } from './transitions.ts'

/** Service keys are compared without case; the key of a circuit that is still being made is none. */
export const normalKey = (key: string | undefined): string | undefined =>
  key === undefined || key === unsetServiceKey ? undefined : key.toLowerCase()

/** The ExpressRoute circuit with that service key. */
export function circuitOfKey(world: World, key: string | undefined): StoredCircuit | undefined {
  const wanted = normalKey(key)
  if (wanted === undefined) return undefined
  return new AzureResources(world)
    .list(types.circuit)
    .find(({ properties }) => normalKey(properties.serviceKey) === wanted)
}

/** The virtual circuit that has entered that service key and is not gone. */
export function virtualCircuitOfKey(world: World, key: string | undefined): Stored<'virtual-circuit'> | undefined {
  const wanted = normalKey(key)
  if (wanted === undefined) return undefined
  return liveObjects(world, 'virtual-circuit').find(({ wire }) => normalKey(wire.providerServiceKeyName) === wanted)
}

export const azureHalf = (world: World, circuit: StoredCircuit): AzureHalf => ({
  circuit,
  peering: new AzureResources(world).get(types.peering, privatePeeringId(circuit.id)),
})

/** Both halves of a link as they stand; `undefined` when the virtual circuit is gone. */
export function linkHalves(world: World, virtualCircuitId: string): LinkHalves | undefined {
  const stored = liveObject(world, 'virtual-circuit', virtualCircuitId)
  if (!stored) return undefined
  const circuit = circuitOfKey(world, stored.wire.providerServiceKeyName)
  return { virtualCircuit: stored.wire, azure: circuit && azureHalf(world, circuit) }
}

export const connectionCount = (world: World, { id }: StoredCircuit): number =>
  new AzureResources(world).list(types.connection).filter(({ properties }) => sameId(properties.peer?.id, id)).length

/** Stores what a transition changed, and nothing else. */
export function saveHalves(world: World, before: LinkHalves, after: LinkHalves): void {
  if (after.virtualCircuit !== before.virtualCircuit)
    saveVirtualCircuit(world, before.virtualCircuit, after.virtualCircuit)
  if (before.azure && after.azure) saveAzureHalf(world, before.azure, after.azure)
}

function saveVirtualCircuit(world: World, before: VirtualCircuit, after: VirtualCircuit): void {
  const isNewlyFailed = after.lifecycleState === 'FAILED' && before.lifecycleState !== 'FAILED'
  if (isNewlyFailed) failures(world).put(after.id, { atMs: world.clock.now() })
  if (after.lifecycleState === 'TERMINATED') terminateVirtualCircuit(world, after.id)
  else patchObject(world, 'virtual-circuit', after.id, after)
}

export function saveAzureHalf(world: World, before: AzureHalf, after: AzureHalf): void {
  const resources = new AzureResources(world)
  if (after.circuit !== before.circuit) resources.put(types.circuit, after.circuit)
  if (after.peering === before.peering) return
  if (after.peering) resources.put(types.peering, after.peering)
  else resources.delete(types.peering, privatePeeringId(before.circuit.id))
}

/** Virtual circuits that were ever brought into `FAILED`: what a test or a curious person looks back at. */
export const failures = (world: World) => world.store.collection<{ readonly atMs: number }>('link/failures')

/** Since when the routers of a virtual circuit have been able to talk, after it was last provisioned. */
export const sessionsSince = (world: World) => world.store.collection<{ readonly sinceMs: number }>('link/sessions')

const cutLegs = (world: World) => world.store.collection<{ readonly cut: true }>('link/cut-legs')

/** Cuts or mends one leg of a virtual circuit: its line carries nothing, whatever both sides are told. */
export function cutLeg(world: World, virtualCircuitId: string, leg: Leg, cut: boolean): void {
  if (cut) cutLegs(world).put(`${virtualCircuitId}/${leg}`, { cut: true })
  else cutLegs(world).delete(`${virtualCircuitId}/${leg}`)
}

export const lineState = (world: World, virtualCircuitId: string, leg: Leg): LineState => ({
  haveMet: sessionsSince(world).has(virtualCircuitId),
  isCut: cutLegs(world).has(`${virtualCircuitId}/${leg}`),
})
