import type { Drift, Drifted } from '@interconnect/toolkit'
import { clip, count } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { differenceLines } from './differences.ts'

/** What is not as it was left, property by property. */
export function driftText({ planned, applied, drifted }: Drift, look: Look): string {
  const { style } = look
  const { owner } = planned.plan
  if (!applied) return `${style.dim('·')} ${owner} has not been applied: there is nothing that could have drifted`
  if (drifted.length === 0)
    return `${style.good('✓')} ${owner}: no drift, ${count(planned.plan.unchanged.length, 'object')} as wanted`
  return [
    `${style.bad('✗')} ${style.title(`${owner}:`)} ${count(drifted.length, 'object has', 'objects have')} drifted`,
    '',
    ...drifted.flatMap((one) => driftedLines(one, look)),
    '',
    `${style.note('next:')} \`interconnect apply\` mends it; \`interconnect plan\` shows how`,
  ].join('\n')
}

const symbols = { missing: '-', changed: '~', unwanted: '+' } as const

function driftedLines({ title, drift, differences }: Drifted, look: Look): string[] {
  const { style, columns } = look
  const paint = { missing: style.bad, changed: style.warn, unwanted: style.note }[drift]
  return [
    `  ${paint(symbols[drift])} ${clip(title, columns - 16)} ${style.dim(drift)}`,
    ...(drift === 'changed' ? differenceLines(differences, '      ', look) : []),
  ]
}
