import type { Step } from '@interconnect/engine'
import { formatDuration } from '../../words/duration.ts'
import { clip, widest } from '../../words/layout.ts'
import { imperative } from '../verbs.ts'
import type { PlanSection } from './section.ts'

/** The steps that decide how long the whole takes; nothing when it is a single one. */
export const criticalPath: PlanSection = ({ plan }, { look: { style, columns } }) => {
  const steps = new Map(plan.steps.map((step) => [step.id, step]))
  const path = plan.criticalPath
    .map((id) => steps.get(id))
    .filter((step): step is Step => step !== undefined && step.typicalMs > 0)
  if (path.length < 2) return []
  const width = widest(path.map(({ typicalMs }) => formatDuration(typicalMs)))
  const shown = path.map(({ typicalMs, title, action }) => {
    return `  ${style.dim(formatDuration(typicalMs).padStart(width))}  ${clip(`${imperative[action]} ${title}`, columns - width - 4)}`
  })
  return [
    `${style.title('Critical path')}${style.dim(`, which decides the ${formatDuration(plan.durationMs)}`)}`,
    ...shown,
  ]
}
