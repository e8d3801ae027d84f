import { formatDuration } from '../../words/duration.ts'
import { clip, wrap } from '../../words/layout.ts'
import { imperative } from '../verbs.ts'
import type { PlanSection } from './section.ts'

/** A repair step by step, in the order in which the vendors ask for it. */
export const recipe: PlanSection = ({ plan }, { look: { style, columns } }) => {
  if (plan.goal !== 'repair') return []
  const room = columns - 24
  // What goes and is built again has one reason, which is told where it is built.
  const why = new Map(plan.steps.flatMap(({ key, action, reason }) => (action === 'create' ? [[key, reason]] : [])))
  return [
    style.title('Step by step'),
    ...plan.steps.flatMap(({ key, action, title, reason, typicalMs }, index) => [
      `${String(index + 1).padStart(4)}. ${sideOf(key).padEnd(6)}${clip(`${imperative[action]} ${title}`, room).padEnd(room)}${style.dim(formatDuration(typicalMs).padStart(12))}`,
      style.dim(wrap((action === 'delete' && why.get(key)) || reason, columns, '            ')),
    ]),
  ]
}

const sideOf = (key: string): string => (key.startsWith('azure/') ? 'Azure' : key.startsWith('oci/') ? 'OCI' : '⧖')
