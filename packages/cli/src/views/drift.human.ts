import { type Danger, dangers } from '@interconnect/engine'
import type { Drift, Drifted, Ignored } from '@interconnect/toolkit'
import { clip, count, joinSections, wrap } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { countDangers, dangerWords } from './dangers.ts'
import { differenceLines } from './differences.ts'

/** What is not as it was left, the worst first, property by property. */
export function driftText(found: Drift, look: Look): string {
  const { style } = look
  const { owner } = found.planned.plan
  if (!found.applied) return `${style.dim('·')} ${owner} has not been applied: there is nothing that could have drifted`
  return joinSections([
    [headline(found, look)],
    ...dangers.map((danger) => group(danger, found.drifted, look)),
    ignoredLines(found.ignored, look),
    found.drifted.length === 0 ? [] : [next(found, look)],
  ])
}

function headline({ planned, drifted }: Drift, { style, columns }: Look): string {
  const { owner, unchanged } = planned.plan
  if (drifted.length === 0)
    return `${style.good('✓')} ${style.title(`${owner}:`)} no drift, ${count(unchanged.length, 'object')} as wanted`
  const counts = countDangers(drifted)
  const parts = dangers
    .filter((danger) => counts[danger] > 0)
    .map((danger) => `${counts[danger]} ${dangerWords[danger].short}`)
  const text = `${owner}: ${count(drifted.length, 'object has', 'objects have')} drifted, ${parts.join(', ')}`
  return `${style.bad('✗')} ${wrap(text, columns - 2, '  ').trimStart()}`
}

function group(danger: Danger, drifted: readonly Drifted[], look: Look): string[] {
  const members = drifted.filter((one) => one.danger === danger)
  if (members.length === 0) return []
  const { title, paint } = dangerWords[danger]
  return [look.style[paint](title), ...members.flatMap((one) => driftedLines(one, look))]
}

const symbols = { missing: '-', changed: '~', unwanted: '+' } as const

function driftedLines({ key, title, drift, danger, reason, differences }: Drifted, look: Look): string[] {
  const { style, columns } = look
  const paint = style[dangerWords[danger].paint]
  const room = Math.max(20, columns - 6 - drift.length - key.length)
  return [
    `  ${paint(symbols[drift])} ${clip(title, room)} ${drift} ${style.dim(key)}`,
    ...(reason === undefined ? [] : [wrap(reason, columns, '      ')]),
    ...differenceLines(differences, '      ', look),
  ]
}

/** An ignore that matches nothing is a mistake, or no longer needed. */
function ignoredLines(ignored: readonly Ignored[], { style, columns }: Look): string[] {
  return ignored.map(({ pattern, matches }) =>
    matches === 0
      ? style.warn(wrap(`! --ignore ${pattern} matches nothing`, columns))
      : style.dim(wrap(`· --ignore ${pattern} leaves out ${matches}`, columns)),
  )
}

function next({ planned }: Drift, { style, columns }: Look): string {
  const { obstacles, disruptions } = planned.plan
  const mends = '`interconnect apply` mends it; `interconnect plan` shows how'
  const impossible = `\`apply\` cannot mend all of it: ${obstacles.map(({ message }) => message).join('; ')}`
  const disruptive = `\`interconnect apply --allow-disruption\` mends it, and stops ${disruptions[0]?.stops}`
  const text = obstacles.length > 0 ? impossible : disruptions.length > 0 ? disruptive : mends
  const lines = [text, ...obstacles.slice(0, 1).map(({ instead }) => instead)]
  return `${style.note('next:')} ${wrap(lines.join('. '), columns - 6, '      ').trimStart()}`
}
