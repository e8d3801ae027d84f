import type { Decision } from './decide.ts'
import { contracted, orderOfChanges, withGates } from './edges.ts'
import { gateStep } from './gate-step.ts'
import { type Graph, type ResourceNode, topological } from './graph.ts'
import type { Key } from './kind.ts'
import { type Step, type StepId, stepId } from './plan.ts'
import type { Planner } from './planner.ts'

/** Creating, changing, adopting and waiting, each after what it needs. */
export function forwardSteps(
  planner: Planner,
  decisions: ReadonlyMap<Key, Decision>,
  deletes: readonly Step[],
): Step[] {
  const { graph, observation } = planner
  const gates = graph.gates.filter(({ goal }) => goal === 'apply')
  const updated = new Set([...decisions].filter(([, { action }]) => action === 'update').map(([key]) => key))
  const edges = withGates(orderOfChanges(graph, updated), gates)
  const nodes = new Map(graph.resources.map((node) => [node.key, node]))
  const acting = new Map<Key, Step>()
  const deleted = new Set(deletes.map(({ id }) => id))
  for (const key of topological(edges)) {
    const step = nodes.has(key)
      ? nodeStep(planner, nodes.get(key)!, decisions.get(key)!)
      : gateStep(
          gates.find((gate) => gate.key === key)!,
          acting,
          edges,
          observation,
        )
    if (step) acting.set(key, step)
  }
  const before = contracted(edges, new Set(acting.keys()))
  return [...acting.values()].map((step) => {
    const first = goesFirst(graph, step).filter((id) => deleted.has(id))
    return { ...step, after: [...first, ...before(step.key).map((key) => acting.get(key)!.id)] }
  })
}

/** What has to be over before an object is written: its own delete or reset, and the other cloud's letting go. */
const goesFirst = ({ gates }: Graph, { key, action }: Step): StepId[] => [
  stepId('delete', key),
  ...(action === 'reset' ? [] : [stepId('reset', key)]),
  ...(action === 'create'
    ? gates
        .filter(({ goal, after }) => goal === 'destroy' && after.includes(key))
        .map((gate) => stepId('wait', gate.key))
    : []),
]

function nodeStep(
  { registry }: Planner,
  node: ResourceNode,
  { action, reason, differences }: Decision,
): Step | undefined {
  if (action === 'none') return undefined
  const kind = registry.kind(node.type)
  const does = action === 'replace' ? 'create' : action
  const { durations } = kind
  const typicalMs =
    does === 'update' || does === 'reset' ? durations.update : does === 'adopt' ? durations.update : durations.create
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
