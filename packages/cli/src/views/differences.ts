import type { Difference } from '@interconnect/engine'
import { clip } from '../words/layout.ts'
import { redactDifference } from '../words/redact.ts'
import type { Look } from '../words/style.ts'

/** A value in one line: texts bare, lists of texts in brackets, the rest as JSON. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return value === '' ? "''" : value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return `[${value.join(', ')}]`
  return JSON.stringify(value) ?? 'nothing'
}

/** One line for each property: `+` comes, `-` goes, `~` changes. Values too long for a line go below one another. */
export function differenceLines(differences: readonly Difference[], indent: string, { style, columns }: Look): string[] {
  return differences.flatMap((difference) => {
    const { path, from, to } = redactDifference(difference)
    const room = columns - indent.length
    if (to === undefined) return [indent + style.bad(clip(`- ${path}: ${formatValue(from)}`, room))]
    if (from === undefined) return [indent + style.good(clip(`+ ${path}: ${formatValue(to)}`, room))]
    const line = `${path}: ${formatValue(from)} → ${formatValue(to)}`
    if (line.length + 2 <= room) return [`${indent}${style.warn('~')} ${line}`]
    return [
      `${indent}${style.warn('~')} ${clip(path, room - 2)}`,
      indent + style.bad(clip(`    - ${formatValue(from)}`, room)),
      indent + style.good(clip(`    + ${formatValue(to)}`, room)),
    ]
  })
}
