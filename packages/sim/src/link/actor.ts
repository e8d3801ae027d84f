import { AzureResources, azurePorts, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import {
  attachCircuit,
  azureProviderServiceId,
  eventName,
  incorrectState,
  invalid,
  liveObject,
  type OciEvent,
  type OciEvents,
  type Stored,
} from '../oci/index.ts'
import { type LinkDuration, linkDurations } from './durations.ts'
import {
  azureHalf,
  connectionCount,
  linkHalves,
  saveAzureHalf,
  saveHalves,
  sessionsSince,
  virtualCircuitOfKey,
} from './linked.ts'
import { requireRedeemable } from './service-key.ts'
import {
  type AzureHalf,
  finishDeprovisioning,
  finishProvisioning,
  finishTermination,
  type LinkHalves,
  type ProviderChoice,
  removePeering,
  startDeprovisioning,
  startProvisioning,
} from './transitions.ts'

/** What becomes of a virtual circuit; each step is named as its duration, and decides what comes next. */
const steps = {
  'link/accept': accept,
  'link/provision': provision,
  'link/reprovision': provision,
  'link/sessions': meet,
  'link/terminate': terminate,
} as const satisfies Partial<Record<LinkDuration, (world: World, before: LinkHalves) => void>>
type Step = keyof typeof steps

/** What becomes of the Azure circuit once its virtual circuit is gone, in this order. */
const releases: readonly { readonly name: LinkDuration; readonly apply: (half: AzureHalf) => AzureHalf }[] = [
  { name: 'link/notice', apply: startDeprovisioning },
  { name: 'link/remove-peering', apply: removePeering },
  { name: 'link/deprovision', apply: finishDeprovisioning },
]

interface OfVirtualCircuit {
  readonly id: string
}

interface OfCircuit {
  readonly circuitId: string
}

/** Joins the two clouds of a world: listens to OCI's virtual circuits and acts on both sides; once per world. */
export function registerActor(world: World): void {
  for (const [name, run] of Object.entries(steps))
    world.timers.handle<OfVirtualCircuit>(name, ({ id }, failure) => {
      const before = linkHalves(world, id)
      if (before) (failure ? fail : run)(world, before)
    })
  for (const [index, { name }] of releases.entries())
    world.timers.handle<OfCircuit>(name, ({ circuitId }) => runRelease(world, circuitId, index))
  listen(world)
}

const dueMs = (world: World, name: LinkDuration): number =>
  world.clock.now() + world.duration(name, linkDurations[name])

/** One timer for each virtual circuit: what comes next replaces what would have come. */
const later = (world: World, name: Step, id: string): void =>
  world.timers.schedule(`link/${id}`, dueMs(world, name), name, { id } satisfies OfVirtualCircuit)

function releaseLater(world: World, circuitId: string, index: number): void {
  const name = releases[index]?.name
  if (name)
    world.timers.schedule(`link/${circuitId.toLowerCase()}`, dueMs(world, name), name, {
      circuitId,
    } satisfies OfCircuit)
}

function listen(world: World): void {
  const on = <E extends OciEvent>(event: E, handle: (payload: OciEvents[E]) => void): void =>
    world.on(eventName('virtual-circuit', event), handle)
  on('creating', ({ region, body }) => {
    if (isToAzure(region, body['providerServiceId'])) requireKey(world, region, body['providerServiceKeyName'])
  })
  on('created', ({ id }) => acceptLater(world, id))
  on('updating', ({ id, body }) => checkUpdate(world, id, body['providerServiceKeyName']))
  on('updated', ({ id, changed }) => follow(world, id, changed))
  on('deleting', ({ id }) => checkDelete(world, id))
  on('delete-accepted', ({ id }) => {
    sessionsSince(world).delete(id)
    later(world, 'link/terminate', id)
  })
}

const isToAzure = (region: string, providerServiceId: unknown): boolean =>
  providerServiceId === azureProviderServiceId(region)

/** The key may be entered later; until then the virtual circuit waits. */
function requireKey(world: World, region: string, key: unknown): void {
  if (typeof key === 'string') requireRedeemable(world, region, key)
}

/** Other partners than Azure never answer here. */
function acceptLater(world: World, id: string): void {
  const stored = liveObject(world, 'virtual-circuit', id)
  if (!stored || !isToAzure(stored.region, stored.wire.providerServiceId)) return
  if (stored.wire.providerServiceKeyName !== undefined) later(world, 'link/accept', id)
}

const isWaiting = ({ wire }: Stored<'virtual-circuit'>): boolean => wire.lifecycleState === 'PENDING_PROVIDER'

function checkUpdate(world: World, id: string, key: unknown): void {
  const stored = liveObject(world, 'virtual-circuit', id)
  if (!stored || key === undefined || key === stored.wire.providerServiceKeyName) return
  if (!isWaiting(stored)) throw invalid('providerServiceKeyName cannot be changed once the provider has accepted it')
  if (isToAzure(stored.region, stored.wire.providerServiceId)) requireKey(world, stored.region, key)
}

/** A new key is taken up, a new DRG attached, and what needs provisioning again loses its sessions meanwhile. */
function follow(world: World, id: string, changed: readonly string[]): void {
  const stored = liveObject(world, 'virtual-circuit', id)
  if (!stored) return
  if (isWaiting(stored) && changed.includes('providerServiceKeyName')) acceptLater(world, id)
  if (stored.wire.lifecycleState !== 'PROVISIONING') return
  sessionsSince(world).delete(id)
  if (changed.includes('gatewayId')) attachCircuit(world, id)
  later(world, 'link/reprovision', id)
}

/** @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm */
function checkDelete(world: World, id: string): void {
  const halves = linkHalves(world, id)
  if (halves?.virtualCircuit.lifecycleState !== 'FAILED' || !halves.azure) return
  if (connectionCount(world, halves.azure.circuit) > 0)
    throw incorrectState(`VirtualCircuit ${id} is in state FAILED: its ExpressRoute circuit still has connections.`)
}

const isFree = ({ circuit }: AzureHalf): boolean =>
  ['NotProvisioned', 'DeProvisioned'].includes(circuit.properties.serviceProviderProvisioningState ?? '')

/** While Azure still lets go of the virtual circuit before, the new one waits: see `runRelease`. */
function accept(world: World, before: LinkHalves): void {
  if (before.azure && !isFree(before.azure)) return
  const after = startProvisioning(before)
  saveHalves(world, before, after)
  if (after.virtualCircuit.lifecycleState === 'FAILED') return
  attachCircuit(world, after.virtualCircuit.id)
  later(world, 'link/provision', after.virtualCircuit.id)
}

/** As without a partner. */
const fail = (world: World, before: LinkHalves): void =>
  saveHalves(world, before, startProvisioning({ virtualCircuit: before.virtualCircuit }))

function provision(world: World, before: LinkHalves): void {
  const after = finishProvisioning(before, choiceFor(world, before))
  saveHalves(world, before, after)
  if (after.virtualCircuit.lifecycleState === 'PROVISIONED') later(world, 'link/sessions', after.virtualCircuit.id)
}

function choiceFor(world: World, { virtualCircuit, azure }: LinkHalves): ProviderChoice {
  const subject = azure?.circuit.id.toLowerCase() ?? virtualCircuit.id
  return {
    vlanId: world.ids.integer(`link/vlan/${subject}`, 2, 4000),
    ...azurePorts(world.ids.hex(`azure/port/${subject}`, 4)),
  }
}

function meet(world: World, { virtualCircuit: { id } }: LinkHalves): void {
  sessionsSince(world).put(id, { sinceMs: world.clock.now() })
}

/** A circuit the provider never took up is left as it is. */
function terminate(world: World, before: LinkHalves): void {
  const { azure } = before
  const after = finishTermination(before, azure ? connectionCount(world, azure.circuit) : 0)
  saveHalves(world, before, after)
  if (azure && !isFree(azure) && after.virtualCircuit.lifecycleState === 'TERMINATED')
    releaseLater(world, azure.circuit.id, 0)
}

function runRelease(world: World, circuitId: string, index: number): void {
  const circuit = new AzureResources(world).get(types.circuit, circuitId)
  const release = releases[index]
  if (!circuit || !release) return
  const before = azureHalf(world, circuit)
  saveAzureHalf(world, before, release.apply(before))
  releaseLater(world, circuitId, index + 1)
  const successor = virtualCircuitOfKey(world, circuit.properties.serviceKey)
  if (successor && index === releases.length - 1) acceptLater(world, successor.wire.id)
}
