import type { Plan } from '@interconnect/engine'
import { count, joinSections } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'
import { planLines } from './plan/lines.ts'
import type { ShownPlan } from './plan/section.ts'
import { planSections } from './plan/sections.ts'

/** What would be done, why, in what order, and how long it takes. */
export function planText(shown: ShownPlan, look: Look): string {
  const { plan } = shown
  if (plan.steps.length === 0) return nothingToDo(plan, look.style)
  const context = { look, lines: planLines(plan) }
  return joinSections(planSections.map((section) => section(shown, context)))
}

const nothingToDo = ({ owner, goal, unchanged }: Plan, { good, title }: Style): string =>
  goal === 'apply'
    ? `${good('✓')} ${title(`${owner}:`)} nothing to do, ${count(unchanged.length, 'object')} as wanted`
    : `${good('✓')} ${title(`${owner}:`)} nothing to do, nothing of it exists`
