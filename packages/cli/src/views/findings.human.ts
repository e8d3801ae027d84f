import { type Finding, formatPath, type SourcePlace, type YamlSource } from '@interconnect/model'
import type { Suppressed } from '@interconnect/toolkit'
import { clip, count } from '../words/layout.ts'
import { redactText } from '../words/redact.ts'
import type { Look, Style } from '../words/style.ts'

/** Each finding with its place, the line it stands in, and what to write instead. */
export function findingsText(
  findings: readonly Finding[],
  source: Pick<YamlSource, 'file' | 'text'>,
  look: Look,
): string {
  const { style } = look
  if (findings.length === 0) return `${style.good('✓')} ${source.file} is valid`
  const lines = source.text.split(/\r?\n/)
  const shown = findings.map((finding) => findingText(finding, lines, look))
  return [...shown, `${summary(findings, source.file)}\n${more(findings, style)}`].join('\n\n')
}

/** What the document suppresses, a line each, so that nobody forgets it. */
export const suppressedLines = (suppressed: readonly Suppressed[], { style }: Look): string[] =>
  suppressed.map(({ finding, reason }) =>
    style.dim(`suppressed: ${finding.id} at ${formatPath(finding.at)} (${redactText(reason)})`),
  )

/** The way to the pages, with the id of the first finding to be copied. */
const more = ([first]: readonly Finding[], style: Style): string =>
  `${style.dim('more about one:')} interconnect explain ${first!.id}`

const paint = ({ severity }: Finding, style: Style) =>
  ({ error: style.bad, warning: style.warn, info: style.note })[severity]

function findingText(finding: Finding, lines: readonly string[], { style, columns }: Look): string {
  const { severity, message, hint, place, id } = finding
  return [
    `${paint(finding, style)(`${severity}:`)} ${style.title(message)} ${style.dim(`(${id})`)}`,
    ...(place ? excerpt(place, lines, { style, columns }) : []),
    ...(hint === undefined ? [] : [`  ${style.note('hint:')} ${hint}`]),
  ].join('\n')
}

/** The line of the source with a caret below the place; long lines are cut around it. */
function excerpt({ file, line, column }: SourcePlace, lines: readonly string[], { style, columns }: Look): string[] {
  const number = String(line)
  const gutter = ' '.repeat(number.length)
  const room = Math.max(20, columns - number.length - 5)
  const whole = (lines[line - 1] ?? '').replaceAll('\t', ' ')
  const start = column > room - 10 ? column - Math.floor(room / 2) : 0
  const caret = `${' '.repeat(column - 1 - start)}${style.bad('^')}`
  return [
    `${gutter}${style.dim('-->')} ${file}:${line}:${column}`,
    `${gutter} ${style.dim('|')}`,
    `${style.dim(`${number} |`)} ${clip(whole.slice(start), room)}`,
    `${gutter} ${style.dim('|')} ${caret}`,
  ]
}

function summary(findings: readonly Finding[], file: string): string {
  const amount = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length
  const parts = [
    [amount('error'), 'error', 'errors'],
    [amount('warning'), 'warning', 'warnings'],
    [amount('info'), 'remark', 'remarks'],
  ] as const
  const all = parts.filter(([number]) => number > 0).map(([number, one, many]) => count(number, one, many))
  const fixes = findings.filter(({ fix }) => fix).length
  const mends = fixes > 0 ? `; \`interconnect validate --fix\` mends ${fixes === findings.length ? 'all' : fixes}` : ''
  return `${file}: ${all.join(', ')}${mends}`
}
