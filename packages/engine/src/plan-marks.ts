import { criticalPath, type Graph } from './graph.ts'
import { markDifferences } from './mark-tags.ts'
import type { Observation } from './observe.ts'
import { type Plan, type Step, stepId } from './plan.ts'
import { changedProperty } from './property.ts'
import type { Registry } from './registry.ts'

/** What writes our mark on every object of ours that could carry it and does not, and touches nothing else. */
export function planMarks(graph: Graph, registry: Registry, { attributes }: Observation): Plan {
  const steps = graph.resources.flatMap(({ key, type, name, mode, props }): Step[] => {
    const kind = registry.kind(type)
    const missing = mode === 'own' ? markDifferences(graph.owner, attributes.get(key)?.owner) : []
    if (missing.length === 0) return []
    return [
      {
        id: stepId('update', key),
        key,
        action: 'update',
        type,
        title: `${kind.title} ${name}`,
        reason: 'owner mark differs',
        differences: missing.map((one) => changedProperty(kind, one, props)),
        after: [],
        typicalMs: kind.durations.update,
      },
    ]
  })
  const { durationMs, path } = criticalPath(steps)
  const nothing = { unchanged: [], disruptions: [], obstacles: [] }
  return { owner: graph.owner, goal: 'apply', steps, durationMs, criticalPath: path, ...nothing }
}
