import type { Difference } from '@interconnect/engine'
import { clip, wrap } from '../words/layout.ts'
import { redactDifference } from '../words/redact.ts'
import type { Look } from '../words/style.ts'

/** A value as people read it: texts bare, lists in brackets, members by name. */
export function formatValue(value: unknown): string {
  if (typeof value === 'string') return value === '' ? "''" : value
  if (Array.isArray(value)) return `[${value.map(formatValue).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `${name} ${formatValue(inner)}`)
    .join(', ')
}

/** The thing at a path whose last part is its name: the name need not be said again. */
function withoutName(path: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('name' in value)) return value
  const { name, ...rest } = value
  return typeof name === 'string' && path.endsWith(`.${name}`) ? rest : value
}

/** Lines a single value may take. */
const mostLines = 4

/** Each property: `+` comes, `-` goes, `~` changes. What is too long for a line goes on below. */
export function differenceLines(differences: readonly Difference[], indent: string, look: Look): string[] {
  const { style, columns } = look
  return differences.flatMap((difference) => {
    const { path, from, to } = redactDifference(difference)
    const [before, after] = [formatValue(withoutName(path, from)), formatValue(withoutName(path, to))]
    if (to === undefined) return paragraph(`- ${path}: ${before}`, indent, look).map(style.bad)
    if (from === undefined) return paragraph(`+ ${path}: ${after}`, indent, look).map(style.good)
    const line = `~ ${path}: ${before} → ${after}`
    if (indent.length + line.length <= columns) return [indent + style.warn(line.slice(0, 1)) + line.slice(1)]
    return [
      indent + style.warn(clip(`~ ${path}`, columns - indent.length)),
      ...paragraph(`- ${before}`, `${indent}  `, look).map(style.bad),
      ...paragraph(`+ ${after}`, `${indent}  `, look).map(style.good),
    ]
  })
}

/** Wrapped, with what follows the first line set in. */
function paragraph(text: string, indent: string, { columns }: Look): string[] {
  const lines = wrap(text, columns - 4, indent).split('\n')
  const shown = lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${indent}…`]
  return shown.map((line, index) => (index === 0 ? clip(line, columns) : clip(`    ${line}`, columns)))
}
