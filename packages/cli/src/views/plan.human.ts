import { hasChanges, type Plan } from '@interconnect/engine'
import type { Finding, ResolvedSpec } from '@interconnect/model'
import type { Planned } from '@interconnect/toolkit'
import { formatDuration } from '../words/duration.ts'
import { count, joinSections, wrap } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'
import { criticalPathLines } from './critical-path.ts'
import { changeGroup } from './plan-changes.ts'
import { decisionLines } from './plan-decisions.ts'
import { countLines, type PlanLine, planLines } from './plan-lines.ts'

type Shown = Pick<Planned, 'plan' | 'spec' | 'findings'>

/** What would be done, why, in what order, and how long it takes. */
export function planText({ plan, spec, findings }: Shown, look: Look): string {
  if (plan.steps.length === 0) return nothingToDo(plan, look.style)
  const lines = planLines(plan)
  return joinSections([
    [header(plan, spec, look)],
    plan.goal === 'apply' ? decisionLines(spec, look.style) : [],
    ...groups.map(({ title, holds }) => changeGroup(title, lines.filter(holds), { lines, look })),
    criticalPathLines(plan, look),
    findings.flatMap((finding) => remark(finding, look)),
    [summary(plan, look)],
  ])
}

function header(plan: Plan, spec: ResolvedSpec, { style }: Look): string {
  const { pair, bandwidth, peeringLocation } = spec
  const what = plan.goal === 'apply' ? 'Plan for' : 'Plan to take down'
  return `${style.title(`${what} ${plan.owner}`)}\n${style.dim(`${pair.oci.region} ↔ ${spec.azure.location} through ${peeringLocation}, ${bandwidth}`)}`
}

const groups: readonly { title: string; holds: (line: PlanLine) => boolean }[] = [
  { title: 'Azure', holds: ({ key }) => key.startsWith('azure/') },
  { title: 'OCI', holds: ({ key }) => key.startsWith('oci/') },
  { title: 'Between the clouds', holds: ({ key }) => !/^(azure|oci)\//.test(key) },
]

/** A warning or a remark: what, and below it what one may do. */
function remark({ severity, message, hint }: Finding, { style, columns }: Look): string[] {
  const paint = severity === 'warning' ? style.warn : style.note
  const [first, ...rest] = wrap(message, columns, '  ').split('\n')
  const said = [`${paint(severity === 'warning' ? '!' : 'i')} ${first!.trimStart()}`, ...rest]
  return [...said, ...(hint === undefined ? [] : [style.dim(wrap(hint, columns, '    '))])]
}

const nothingToDo = ({ owner, goal, unchanged }: Plan, { good, title }: Style): string =>
  goal === 'apply'
    ? `${good('✓')} ${title(`${owner}:`)} nothing to do, ${count(unchanged.length, 'object')} as wanted`
    : `${good('✓')} ${title(`${owner}:`)} nothing to do, nothing of it exists`

function summary(plan: Plan, { style, columns }: Look): string {
  const { unchanged, ...counts } = countLines(plan)
  const parts = (Object.entries(counts) as [keyof typeof counts, number][])
    .filter(([, amount]) => amount > 0)
    .map(([does, amount]) => `${amount} ${words[does]}`)
  const about = hasChanges(plan) ? `, about ${formatDuration(plan.durationMs)}` : ''
  const all = [...parts, ...(unchanged > 0 ? [`${unchanged} unchanged`] : [])]
  return style.title(wrap(`${all.join(', ')}${about}.`, columns))
}

const words = {
  create: 'to create',
  update: 'to update',
  replace: 'to replace',
  delete: 'to delete',
  adopt: 'to adopt',
  wait: 'to wait for',
} as const
