import { type Decision, decide } from './decide.ts'
import { criticalPath, type Gate, type Graph, needs, type ResourceNode, topological } from './graph.ts'
import type { Key } from './kind.ts'
import type { Observation, Orphan } from './observe.ts'
import { type Lookup, type Plan, type Step, type StepId, stepId } from './plan.ts'
import type { Registry } from './registry.ts'

type Edges = ReadonlyMap<Key, readonly Key[]>

/** What each object comes after by itself. */
const wantedNeeds = ({ resources }: Graph): Map<Key, Key[]> => new Map(resources.map((node) => [node.key, needs(node)]))

/** What each object comes after as it stands now: what it was made on, which may differ from what is wanted. */
function standingNeeds(graph: Graph, { stoodOn }: Observation): Map<Key, Key[]> {
  const known = new Set(graph.resources.map(({ key }) => key))
  return new Map(
    graph.resources.map((node) => [node.key, (stoodOn.get(node.key) ?? needs(node)).filter((key) => known.has(key))]),
  )
}

/** The same with the gates of one goal between. */
function withGates(edges: Map<Key, Key[]>, gates: readonly Gate[]): Map<Key, Key[]> {
  for (const gate of gates) {
    edges.set(gate.key, [...new Set([...gate.after, ...gate.watches])])
    for (const key of gate.before) edges.get(key)?.push(gate.key)
  }
  return edges
}

function inverted(edges: Edges): Map<Key, Key[]> {
  const result = new Map<Key, Key[]>([...edges.keys()].map((key) => [key, []]))
  for (const [key, before] of edges) for (const other of before) result.get(other)?.push(key)
  return result
}

/** For each key the nearest keys before it that are in `kept`, looking through those that are not. */
function contracted(edges: Edges, kept: ReadonlySet<Key>): (key: Key) => Key[] {
  const memo = new Map<Key, Key[]>()
  const nearest = (key: Key): Key[] => {
    const known = memo.get(key)
    if (known) return known
    const found = [...new Set((edges.get(key) ?? []).flatMap((other) => (kept.has(other) ? [other] : nearest(other))))]
    memo.set(key, found)
    return found
  }
  return nearest
}

interface Planner {
  readonly graph: Graph
  readonly registry: Registry
  readonly observation: Observation
}

/** The changes and waits that make the clouds as wanted. Pure: the same world and wish give the same plan. */
export function planApply(graph: Graph, registry: Registry, observation: Observation): Plan {
  const planner = { graph, registry, observation }
  const decisions = decideAll(planner)
  const replaced = new Set([...decisions].filter(([, { action }]) => action === 'replace').map(([key]) => key))
  const deletes = deleteSteps(planner, replaced, 'cannot change in place')
  const forward = forwardSteps(planner, decisions, deletes)
  // An orphan goes last, when nothing refers to it any more; one that stands on what is replaced has to go first.
  const evicted = standingOn(replaced, observation.orphans)
  const early = orphanSteps(registry, [...evicted], [])
  const late = orphanSteps(registry, observation.orphans.filter((orphan) => !evicted.has(orphan)), forward.map(({ id }) => id))
  const unchanged = [...decisions].filter(([, { action }]) => action === 'none').map(([key]) => key)
  return finish(graph.owner, 'apply', [...early, ...behind(early, deletes), ...forward, ...late], unchanged)
}

/** Everything that removes what is ours, in the order the clouds allow: a graph of its own. */
export function planDestroy(graph: Graph, registry: Registry, observation: Observation): Plan {
  const planner = { graph, registry, observation }
  const orphans = orphanSteps(registry, observation.orphans, [])
  const present = new Set(
    graph.resources.filter(({ key, mode }) => mode === 'own' && observation.attributes.get(key)).map(({ key }) => key),
  )
  const deletes = deleteSteps(planner, present, 'the interconnect is taken down')
  return finish(graph.owner, 'destroy', [...orphans, ...behind(orphans, deletes)], [])
}

function decideAll({ graph, registry, observation }: Planner): Map<Key, Decision> {
  const nodes = new Map(graph.resources.map((node) => [node.key, node]))
  const decisions = new Map<Key, Decision>()
  const replaced = new Set<Key>()
  const lookup: Lookup = (key) => (replaced.has(key) ? undefined : observation.attributes.get(key))
  for (const key of topological(wantedNeeds(graph))) {
    const node = nodes.get(key)!
    const decision = decide(node, { kind: registry.kind(node.type), observed: observation.attributes.get(key), lookup, replaced })
    if (decision.action === 'replace') replaced.add(key)
    decisions.set(key, decision)
  }
  return decisions
}

function forwardSteps(planner: Planner, decisions: ReadonlyMap<Key, Decision>, deletes: readonly Step[]): Step[] {
  const { graph, observation } = planner
  const gates = graph.gates.filter(({ goal }) => goal === 'apply')
  const edges = withGates(wantedNeeds(graph), gates)
  const nodes = new Map(graph.resources.map((node) => [node.key, node]))
  const acting = new Map<Key, Step>()
  const deleted = new Set(deletes.map(({ id }) => id))
  for (const key of topological(edges)) {
    const step = nodes.has(key)
      ? nodeStep(planner, nodes.get(key)!, decisions.get(key)!)
      : gateStep(gates.find((gate) => gate.key === key)!, acting, edges, observation)
    if (step) acting.set(key, step)
  }
  const before = contracted(edges, new Set(acting.keys()))
  return [...acting.values()].map((step) => {
    const own = stepId('delete', step.key)
    return { ...step, after: [...(deleted.has(own) ? [own] : []), ...before(step.key).map((key) => acting.get(key)!.id)] }
  })
}

function nodeStep({ registry }: Planner, node: ResourceNode, { action, reason, differences }: Decision): Step | undefined {
  if (action === 'none') return undefined
  const kind = registry.kind(node.type)
  const does = action === 'replace' ? 'create' : action
  const { durations } = kind
  const typicalMs = does === 'update' ? durations.update : does === 'adopt' ? durations.update : durations.create
  return {
    id: stepId(does, node.key),
    key: node.key,
    action: does,
    type: node.type,
    title: `${kind.title} ${node.name}`,
    reason,
    differences,
    after: [],
    typicalMs,
  }
}

/** A gate is a step when something before it happens, or when it is not open already. */
function gateStep(gate: Gate, acting: ReadonlyMap<Key, Step>, edges: Edges, observation: Observation): Step | undefined {
  const stirred = contracted(edges, new Set(acting.keys()))(gate.key).length > 0
  const state = gate.check((key) => observation.attributes.get(key))
  if (!stirred && state.state === 'open') return undefined
  const reason = state.state === 'closed' ? state.waitingFor : state.state === 'broken' ? state.message : 'changes come before it'
  return waitStep(gate, stirred ? 'changes come before it' : reason)
}

const waitStep = (gate: Gate, reason: string): Step => ({
  id: stepId('wait', gate.key),
  key: gate.key,
  action: 'wait',
  title: gate.title,
  reason,
  differences: [],
  after: [],
  typicalMs: gate.typicalMs,
})

/** Deletes of `keys`: against the order of making, with the gates of destroying between. */
function deleteSteps(planner: Planner, keys: ReadonlySet<Key>, reason: string): Step[] {
  const { graph, registry, observation } = planner
  const applyGates = graph.gates.filter(({ goal }) => goal === 'apply')
  const destroyGates = graph.gates.filter(({ goal, before }) => goal === 'destroy' && before.some((key) => keys.has(key)))
  const reversed = inverted(withGates(standingNeeds(graph, observation), applyGates))
  // What the cloud made with another object goes with it: whoever must outlive the one must outlive the other.
  for (const node of graph.resources.filter(({ mode }) => mode === 'adopted')) {
    const makers = node.livesOn ?? []
    for (const key of needs(node).filter((other) => !makers.includes(other))) reversed.get(key)?.push(...makers)
  }
  for (const gate of destroyGates) {
    reversed.set(gate.key, [...gate.after])
    for (const key of gate.before) reversed.get(key)?.push(gate.key)
  }
  const kept = new Set([...keys, ...destroyGates.map(({ key }) => key)])
  const before = contracted(reversed, kept)
  const idOf = (key: Key) => (keys.has(key) ? stepId('delete', key) : stepId('wait', key))
  const nodes = new Map(graph.resources.map((node) => [node.key, node]))
  const order = topological(new Map([...kept].map((key) => [key, before(key)])))
  return order.map((key) => {
    const node = nodes.get(key)
    const after = before(key).map(idOf)
    if (!node) return { ...waitStep(destroyGates.find((gate) => gate.key === key)!, 'the other cloud must let go first'), after }
    const kind = registry.kind(node.type)
    return {
      id: idOf(key),
      key,
      action: 'delete',
      type: node.type,
      title: `${kind.title} ${node.name}`,
      reason,
      differences: [],
      after,
      typicalMs: kind.durations.delete,
    }
  })
}

/** Deletes of what the document no longer names, one after the other. */
function orphanSteps(registry: Registry, orphans: readonly Orphan[], after: readonly StepId[]): Step[] {
  let previous = after
  return inDeletionOrder(registry, orphans).map((orphan): Step => {
    const kind = registry.kind(orphan.type)
    const id = stepId('delete', orphan.key)
    const step: Step = {
      id,
      key: orphan.key,
      action: 'delete',
      type: orphan.type,
      title: `${kind.title} ${orphan.key.split('/').slice(2).join('/') || orphan.key}`,
      reason: 'not in the document any more',
      differences: [],
      after: previous,
      typicalMs: kind.durations.delete,
    }
    previous = [id]
    return step
  })
}

/** What stands on others before them, as the journal remembers; otherwise children's kinds before parents' kinds. */
function inDeletionOrder(registry: Registry, orphans: readonly Orphan[]): Orphan[] {
  const left = [...orphans].sort((a, b) => registry.rank(b.type) - registry.rank(a.type) || (a.key < b.key ? -1 : 1))
  const ordered: Orphan[] = []
  while (left.length > 0) {
    const free = left.findIndex(({ key }) => !left.some((other) => other.needs.includes(key)))
    ordered.push(...left.splice(Math.max(0, free), 1))
  }
  return ordered
}

/** Orphans that stand, directly or through each other, on something of `keys`. */
function standingOn(keys: ReadonlySet<Key>, orphans: readonly Orphan[]): Set<Orphan> {
  const standing = new Set<Orphan>()
  const under = new Set(keys)
  for (let grew = true; grew; ) {
    grew = false
    for (const orphan of orphans) {
      if (standing.has(orphan) || !orphan.needs.some((key) => under.has(key))) continue
      standing.add(orphan)
      under.add(orphan.key)
      grew = true
    }
  }
  return standing
}

/** `steps`, each that waits for nothing waiting for the last of `first`. */
const behind = (first: readonly Step[], steps: readonly Step[]): Step[] => {
  const last = first.at(-1)
  return steps.map((step) => (last && step.after.length === 0 ? { ...step, after: [last.id] } : step))
}

function finish(owner: string, goal: Plan['goal'], steps: readonly Step[], unchanged: readonly Key[]): Plan {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const ordered = topological(new Map(steps.map((step) => [step.id, step.after]))).map((id) => byId.get(id)!)
  const { durationMs, path } = criticalPath(ordered)
  return { owner, goal, steps: ordered, unchanged, durationMs, criticalPath: path }
}
