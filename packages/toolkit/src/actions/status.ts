import { type Attributes, type Key, planRepair, type ResourceNode } from '@interconnect/engine'
import type { InterconnectDocument } from '@interconnect/model'
import { keys } from '../compose/keys.ts'
import { explain } from '../explanations/index.ts'
import type { CircuitState, ConnectionState, VirtualCircuitState } from '../gates/state.ts'
import type { ReadPorts } from '../ports.ts'
import { look, type Seen } from './plan.ts'
import type { LinkStatus, ObjectStatus, Phase, Status } from './status-types.ts'

/** How the interconnect stands: every object, the link, and what is worth telling about it. Reads only. */
export async function status(document: InterconnectDocument, ports: ReadPorts): Promise<Status> {
  const seen = await look(document, ports)
  const objects = seen.graph.resources.map((node) => objectStatus(node, seen))
  const link = linkStatus((key) => seen.observation.attributes.get(key), peeringDifferences(seen))
  const explanations = explain(link)
  const phase = phaseOf(objects, link, explanations.length > 0)
  return { name: seen.spec.name, phase, headline: headline(phase, objects, link), link, objects, explanations }
}

function objectStatus(node: ResourceNode, { registry, observation }: Seen): ObjectStatus {
  const kind = registry.kind(node.type)
  const attributes = observation.attributes.get(node.key)
  const named = { key: node.key, title: `${kind.title} ${node.name}` }
  if (!attributes) return { ...named, state: 'absent' }
  const settled = kind.settled(attributes)
  const { id } = attributes
  if (settled.state === 'no' || settled.state === 'leaving')
    return { ...named, id, state: 'settling', detail: settled.waitingFor }
  if (settled.state === 'failed') return { ...named, id, state: 'failed', detail: settled.message }
  return { ...named, id, state: 'present' }
}

/** Told as the plan would tell it. */
function peeringDifferences({ graph, registry, observation }: Seen): string[] {
  const { steps } = planRepair(graph, registry, observation)
  const step = steps.find(({ key, action }) => key === keys.privatePeering && action === 'update')
  return (step?.differences ?? []).map(({ path, from, to }) => `${path} ${String(from)} instead of ${String(to)}`)
}

function linkStatus(attributes: (key: Key) => Attributes | undefined, peeringDiffers: string[]): LinkStatus {
  const circuit = attributes(keys.circuit) as CircuitState | undefined
  const virtualCircuit = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
  const connection = attributes(keys.connection) as ConnectionState | undefined
  return {
    ...(circuit && {
      circuit: {
        provisioningState: circuit.provisioningState ?? 'unknown',
        providerState: circuit.providerState ?? 'unknown',
        peering: circuit.peering !== undefined,
        ...(peeringDiffers.length > 0 && { peeringDiffers }),
      },
    }),
    ...(virtualCircuit && {
      virtualCircuit: {
        lifecycleState: virtualCircuit.lifecycleState,
        providerState: virtualCircuit.providerState ?? 'unknown',
        bgpState: virtualCircuit.bgpState ?? 'unknown',
      },
    }),
    ...(connection && { connection: { connectionStatus: connection.connectionStatus ?? 'unknown' } }),
    sessions: virtualCircuit?.sessions ?? [],
  }
}

function phaseOf(objects: readonly ObjectStatus[], { sessions }: LinkStatus, explained: boolean): Phase {
  const made = objects.filter(({ state }) => state !== 'absent')
  if (explained || objects.some(({ state }) => state === 'failed')) return 'broken'
  if (made.filter(({ key }) => isOfTheLink(key)).length === 0) return 'absent'
  if (objects.some(({ state }) => state !== 'present')) return 'incomplete'
  const up = sessions.filter(({ status: state }) => state === 'UP').length
  return up === 2 ? 'up' : up === 1 ? 'degraded' : 'incomplete'
}

/** What only an interconnect has: existing networks and looked-up services do not make one. */
const isOfTheLink = (key: Key): boolean =>
  ([keys.circuit, keys.virtualCircuit, keys.gateway, keys.connection, keys.resourceGroup] as Key[]).includes(key)

function headline(phase: Phase, objects: readonly ObjectStatus[], { sessions }: LinkStatus): string {
  const present = objects.filter(({ state }) => state === 'present').length
  switch (phase) {
    case 'absent':
      return 'nothing of it exists'
    case 'up':
      return 'up: both BGP sessions are established'
    case 'degraded':
      return `degraded: the ${sessions.find(({ status: state }) => state !== 'UP')?.leg} session is down, the other carries everything`
    case 'broken':
      return 'needs repair'
    case 'incomplete':
      return `incomplete: ${present} of ${objects.length} objects are there and at rest`
  }
}
