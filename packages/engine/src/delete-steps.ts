import { contracted, inverted, standingNeeds, withGates } from './edges.ts'
import { waitStep } from './gate-step.ts'
import { needs, topological } from './graph.ts'
import type { Key } from './kind.ts'
import { type Step, stepId } from './plan.ts'
import type { Planner } from './planner.ts'

/** Deletes of `keys`: against the order of making, with the gates of destroying between. */
export function deleteSteps(planner: Planner, keys: ReadonlySet<Key>, reason: string): Step[] {
  const { graph, registry, observation } = planner
  const applyGates = graph.gates.filter(({ goal }) => goal === 'apply')
  const isSeen = (key: Key) => observation.attributes.get(key) !== undefined
  // Before what comes after the gate goes, or before what comes before it is made again.
  const destroyGates = graph.gates.filter(
    ({ goal, before, after, watches }) =>
      goal === 'destroy' &&
      (before.some((key) => keys.has(key)) || (after.some((key) => keys.has(key)) && watches.every(isSeen))),
  )
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
    if (!node)
      return {
        ...waitStep(
          destroyGates.find((gate) => gate.key === key)!,
          'the other cloud must let go first',
        ),
        after,
      }
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
