import { privatePeeringId, privatePeeringName } from '@interconnect/azure-api'
import { pairOfOciRegion } from '@interconnect/model'
import { AzureResources, azurePorts, type StoredCircuit, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { attachCircuit, eventName, invalid, liveObject, liveObjects, patchObject, terminateVirtualCircuit } from '../oci/index.ts'
import { linkDurations, type LinkDuration } from './durations.ts'
import { sessionStates } from './oci-answers.ts'
import { circuitOfKey, connectionsOf, legPrefixes, sessionsSince, type VirtualCircuit } from './pairing.ts'

interface OfVirtualCircuit {
  readonly id: string
}

interface OfCircuit {
  readonly circuitId: string
}

/** What becomes of a virtual circuit, in the order it usually does; each a durable timer. */
const transitions = {
  'link/accept': accept,
  'link/provision': provision,
  'link/sessions': meet,
  'link/reprovision': reprovision,
  'link/terminate': terminate,
} as const

/** What becomes of the Azure circuit once its virtual circuit is gone. */
const releases = { 'link/notice': notice, 'link/deprovision': deprovision } as const

/** Joins the two clouds of a world: listens to OCI's virtual circuits and acts on both sides; once per world. */
export function registerActor(world: World): void {
  for (const [name, run] of Object.entries(transitions)) {
    world.timers.handle<OfVirtualCircuit>(name, ({ id }) => {
      const virtualCircuit = liveObject(world, 'virtual-circuit', id)
      if (virtualCircuit) run(world, virtualCircuit)
    })
  }
  for (const [name, run] of Object.entries(releases)) {
    world.timers.handle<OfCircuit>(name, ({ circuitId }) => {
      const circuit = new AzureResources(world).get(types.circuit, circuitId)
      if (circuit) run(world, circuit)
    })
  }
  const on = <Payload>(event: Parameters<typeof eventName>[1], handle: (payload: Payload) => void) =>
    world.on<Payload>(eventName('virtual-circuit', event), handle)
  on<{ region: string; body: { providerServiceKeyName?: string } }>('creating', ({ region, body }) => checkKey(world, region, body.providerServiceKeyName))
  on<OfVirtualCircuit>('created', ({ id }) => later(world, 'link/accept', id))
  on<OfVirtualCircuit>('updated', ({ id }) => {
    if (liveObject(world, 'virtual-circuit', id)?.wire.lifecycleState === 'PROVISIONING') later(world, 'link/reprovision', id)
  })
  on<OfVirtualCircuit>('delete-accepted', ({ id }) => later(world, 'link/terminate', id))
}

/** One timer for each virtual circuit: what comes next replaces what would have come. */
function later(world: World, name: keyof typeof transitions, id: string): void {
  const dueMs = world.clock.now() + durationOf(world, name)
  world.timers.schedule(`link/${id}`, dueMs, name, { id } satisfies OfVirtualCircuit)
}

const durationOf = (world: World, name: LinkDuration): number => world.duration(name, linkDurations[name])

function release(world: World, name: keyof typeof releases, circuitId: string): void {
  const dueMs = world.clock.now() + durationOf(world, name)
  world.timers.schedule(`link/${circuitId.toLowerCase()}`, dueMs, name, { circuitId } satisfies OfCircuit)
}

/** One key serves one virtual circuit, in the region its circuit was ordered for. */
function checkKey(world: World, region: string, key: string | undefined): void {
  if (key === undefined) return
  const circuit = circuitOfKey(world, key)
  const refuse = (why: string) => invalid(`providerServiceKeyName is invalid: ${why}`)
  if (!circuit) throw refuse('the provider does not know the service key')
  const location = circuit.properties.serviceProviderProperties?.peeringLocation ?? ''
  if (!pairOfOciRegion(region)?.peeringLocations.includes(location)) throw refuse(`its peering location ${location} is not served from ${region}`)
  const used = liveObjects(world, 'virtual-circuit').some(({ wire }) => wire.providerServiceKeyName?.toLowerCase() === key.toLowerCase())
  if (used) throw refuse('the service key is in use by another virtual circuit')
}

/** Virtual circuits that were ever brought into `FAILED`: what a test or a curious person looks back at. */
export const failures = (world: World) => world.store.collection<{ readonly atMs: number }>('link/failures')

type ProviderState = NonNullable<StoredCircuit['properties']['serviceProviderProvisioningState']>

function setProviderState(world: World, circuitId: string, state: ProviderState): void {
  const resources = new AzureResources(world)
  const circuit = resources.get(types.circuit, circuitId)
  if (circuit) resources.put(types.circuit, { ...circuit, properties: { ...circuit.properties, serviceProviderProvisioningState: state } })
}

function accept(world: World, { wire }: VirtualCircuit): void {
  const circuit = circuitOfKey(world, wire.providerServiceKeyName)
  if (!circuit) return
  patchObject(world, 'virtual-circuit', wire.id, { lifecycleState: 'PROVISIONING' })
  attachCircuit(world, wire.id)
  setProviderState(world, circuit.id, 'Provisioning')
  later(world, 'link/provision', wire.id)
}

function provision(world: World, virtualCircuit: VirtualCircuit): void {
  const { wire } = virtualCircuit
  const circuit = circuitOfKey(world, wire.providerServiceKeyName)
  if (!circuit) return void patchObject(world, 'virtual-circuit', wire.id, { lifecycleState: 'FAILED', providerState: 'INACTIVE' })
  setProviderState(world, circuit.id, 'Provisioned')
  writePeering(world, virtualCircuit, circuit)
  becomeProvisioned(world, virtualCircuit)
}

/** The provider fills in the private peering; nobody types it into Azure. */
function writePeering(world: World, virtualCircuit: VirtualCircuit, circuit: StoredCircuit): void {
  const { primary, secondary } = legPrefixes(virtualCircuit)
  const subject = circuit.id.toLowerCase()
  new AzureResources(world).put(types.peering, {
    id: privatePeeringId(circuit.id),
    name: privatePeeringName,
    type: types.peering.type,
    etag: '',
    properties: {
      peeringType: privatePeeringName,
      azureASN: 12_076,
      peerASN: virtualCircuit.wire.oracleBgpAsn ?? 31_898,
      ...(primary && { primaryPeerAddressPrefix: primary }),
      ...(secondary && { secondaryPeerAddressPrefix: secondary }),
      ...azurePorts(world.ids.hex(`azure/port/${subject}`, 4)),
      state: 'Enabled',
      vlanId: world.ids.integer(`link/vlan/${subject}`, 2, 4000),
      gatewayManagerEtag: '',
      lastModifiedBy: 'Provider',
      connections: [],
      peeredConnections: [],
      provisioningState: 'Succeeded',
    },
  })
}

function becomeProvisioned(world: World, { wire }: VirtualCircuit): void {
  patchObject(world, 'virtual-circuit', wire.id, { lifecycleState: 'PROVISIONED', providerState: 'ACTIVE', customerAsn: 12_076 })
  sessionsSince(world).put(wire.id, { sinceMs: world.clock.now() + durationOf(world, 'link/sessions') })
  later(world, 'link/sessions', wire.id)
}

/** The one state OCI keeps for both sessions; up as long as one is. */
function meet(world: World, { wire }: VirtualCircuit): void {
  const states = sessionStates(world, wire.id)
  const redundancy = states.includes('DOWN') ? 'NOT_MET_SLA' : 'CONFIGURATION_MATCH'
  patchObject(world, 'virtual-circuit', wire.id, {
    bgpSessionState: states.includes('UP') ? 'UP' : 'DOWN',
    virtualCircuitRedundancyMetadata: { configuredRedundancyLevel: 'DEVICE', ipv4bgpSessionRedundancyStatus: redundancy },
  })
}

/** After a change: the attachment follows the DRG, Azure's peering follows the addresses. */
function reprovision(world: World, virtualCircuit: VirtualCircuit): void {
  const { wire } = virtualCircuit
  attachCircuit(world, wire.id)
  const circuit = circuitOfKey(world, wire.providerServiceKeyName)
  if (circuit) writePeering(world, virtualCircuit, circuit)
  becomeProvisioned(world, virtualCircuit)
}

/**
 * Ends the virtual circuit, unless Azure still has connections on the circuit: then both sides fail, and deleting
 * works again only when Azure is clean.
 * @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm
 */
function terminate(world: World, { wire }: VirtualCircuit): void {
  const circuit = circuitOfKey(world, wire.providerServiceKeyName)
  if (circuit && connectionsOf(world, circuit).length > 0) {
    patchObject(world, 'virtual-circuit', wire.id, { lifecycleState: 'FAILED', bgpSessionState: 'DOWN' })
    failures(world).put(wire.id, { atMs: world.clock.now() })
    return
  }
  sessionsSince(world).delete(wire.id)
  terminateVirtualCircuit(world, wire.id)
  if (circuit) release(world, 'link/notice', circuit.id)
}

function notice(world: World, { id }: StoredCircuit): void {
  setProviderState(world, id, 'Deprovisioning')
  release(world, 'link/deprovision', id)
}

function deprovision(world: World, { id }: StoredCircuit): void {
  new AzureResources(world).delete(types.peering, privatePeeringId(id))
  setProviderState(world, id, 'NotProvisioned')
}
