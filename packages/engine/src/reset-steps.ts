import type { ResourceNode } from './graph.ts'
import { type Step, stepId } from './plan.ts'
import type { Planner } from './planner.ts'

/**
 * The deletes, behind a reset of every failed object that has one, where something in a failed state is among them: its
 * cloud lets it go only once what it hangs on works again.
 */
export function withReset(planner: Planner, deletes: readonly Step[]): Step[] {
  const toReplace = new Set(failed(planner, 'replace').map(({ key }) => key))
  if (!deletes.some(({ key, action }) => action === 'delete' && toReplace.has(key))) return [...deletes]
  const resets = resetSteps(planner)
  const first = resets.map(({ id }) => id)
  return [...resets, ...deletes.map((step) => (step.after.length === 0 ? { ...step, after: first } : step))]
}

const resetSteps = (planner: Planner): Step[] =>
  failed(planner, 'update').flatMap(({ key, type, name, mode }): Step[] => {
    const kind = planner.registry.kind(type)
    if (mode !== 'own' || !kind.reset) return []
    return [
      {
        id: stepId('reset', key),
        key,
        action: 'reset',
        type,
        title: `${kind.title} ${name}`,
        reason: 'its last change failed: written as it reads, it works again',
        differences: [],
        after: [],
        typicalMs: kind.durations.update,
      },
    ]
  })

/** The objects in a failed state that `remedy` cures. */
const failed = ({ graph, registry, observation }: Planner, remedy: 'update' | 'replace'): ResourceNode[] =>
  graph.resources.filter(({ key, type }) => {
    const attributes = observation.attributes.get(key)
    const settled = attributes && registry.kind(type).settled(attributes)
    return settled?.state === 'failed' && settled.remedy === remedy
  })
