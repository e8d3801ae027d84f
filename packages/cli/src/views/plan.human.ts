import type { Plan } from '@interconnect/engine'
import { count, joinSections } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'
import { keptLines } from './plan/kept.ts'
import { planLines } from './plan/lines.ts'
import type { ShownPlan } from './plan/section.ts'
import { planSections } from './plan/sections.ts'

/** What would be done, why, in what order, and how long it takes. */
export function planText(shown: ShownPlan, look: Look): string {
  const { plan } = shown
  if (plan.steps.length === 0) return joinSections([[nothingToDo(plan, look.style)], keptLines(plan, look)])
  const context = { look, lines: planLines(plan) }
  return joinSections(planSections.map((section) => section(shown, context)))
}

const nothingToDo = (plan: Plan, { good, title }: Style): string =>
  `${good('✓')} ${title(`${plan.owner}:`)} nothing to ${plan.goal === 'repair' ? 'repair' : 'do'}, ${stateOf(plan)}`

function stateOf({ goal, unchanged, kept }: Plan): string {
  if (goal === 'apply') return `${count(unchanged.length, 'object')} as wanted`
  if (goal === 'repair') return 'nothing is broken or missing'
  return kept ? 'nothing of it is left but what others use' : 'nothing of it exists'
}
