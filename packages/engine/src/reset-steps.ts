import { type Step, stepId } from './plan.ts'
import type { Planner } from './planner.ts'

/**
 * The deletes, behind a reset of every failed object that has one, where something in a failed state is among them: its
 * cloud lets it go only once what it hangs on works again.
 */
export function withReset(planner: Planner, deletes: readonly Step[]): Step[] {
  const isFailed = ({ key, action }: Step) => action === 'delete' && remedyOf(planner, key) === 'replace'
  if (!deletes.some(isFailed)) return [...deletes]
  const resets = resetSteps(planner)
  const first = resets.map(({ id }) => id)
  return [...resets, ...deletes.map((step) => (step.after.length === 0 ? { ...step, after: first } : step))]
}

function resetSteps(planner: Planner): Step[] {
  const { graph, registry } = planner
  const isToReset = (key: string, type: string) =>
    remedyOf(planner, key) === 'update' && registry.kind(type).reset !== undefined
  return graph.resources
    .filter(({ key, type, mode }) => mode === 'own' && isToReset(key, type))
    .map(({ key, type, name }) => ({
      id: stepId('reset', key),
      key,
      action: 'reset',
      type,
      title: `${registry.kind(type).title} ${name}`,
      reason: 'its last change failed: written as it reads, it works again',
      differences: [],
      after: [],
      typicalMs: registry.kind(type).durations.update,
    }))
}

function remedyOf({ graph, registry, observation }: Planner, key: string): 'update' | 'replace' | undefined {
  const node = graph.resources.find((one) => one.key === key)
  const attributes = observation.attributes.get(key)
  const settled = node && attributes && registry.kind(node.type).settled(attributes)
  return settled?.state === 'failed' ? settled.remedy : undefined
}
