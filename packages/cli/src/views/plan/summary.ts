import { hasChanges } from '@interconnect/engine'
import { formatDuration } from '../../words/duration.ts'
import { wrap } from '../../words/layout.ts'
import { countLines } from './lines.ts'
import type { PlanSection } from './section.ts'

/** How many of what, and how long. */
export const summary: PlanSection = ({ plan }, { look: { style, columns } }) => {
  const { unchanged, ...counts } = countLines(plan)
  const parts = (Object.entries(counts) as [keyof typeof counts, number][])
    .filter(([, amount]) => amount > 0)
    .map(([does, amount]) => `${amount} ${words[does]}`)
  const about = hasChanges(plan) ? `, about ${formatDuration(plan.durationMs)}` : ''
  const all = [...parts, ...(unchanged > 0 ? [`${unchanged} unchanged`] : [])]
  return [style.title(wrap(`${all.join(', ')}${about}.`, columns))]
}

const words = {
  create: 'to create',
  update: 'to update',
  replace: 'to replace',
  delete: 'to delete',
  adopt: 'to adopt',
  wait: 'to wait for',
} as const
