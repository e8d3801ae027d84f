import type { Linting } from '@interconnect/toolkit'
import { count, joinSections, wrap } from '../words/layout.ts'
import type { Look, Style } from '../words/style.ts'

/** How many findings, then each with the object, the rule and the edit. */
export function lintText(linting: Linting, look: Look): string {
  const { findings } = linting
  return joinSections([
    [headline(linting, look.style)],
    ...findings.map((finding) => findingLines(finding, look)),
    findings.length > 0 ? [`${look.style.dim('more about one:')} interconnect explain ${findings[0]!.id}`] : [],
  ])
}

function headline({ name, isObserved, lints, findings }: Linting, { good, bad, warn, title }: Style): string {
  const network = isObserved ? 'the network as the clouds hold it' : 'the network as the document wants it'
  if (findings.length === 0) return `${good(`✓ ${name}:`)} ${count(lints, 'lint')} find nothing in ${network}`
  const of = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const parts = [
    [of('error'), 'error'],
    [of('warning'), 'warning'],
    [of('info'), 'remark'],
  ] as const
  const text = parts.filter(([amount]) => amount > 0).map(([amount, word]) => count(amount, word))
  const paint = of('error') > 0 ? bad : warn
  return `${paint(`${of('error') > 0 ? '✗' : '!'} ${name}:`)} ${title(text.join(', '))} in ${network}`
}

const paintOf = { error: 'bad', warning: 'warn', info: 'note' } as const

function findingLines(
  { id, severity, object, rule, message, hint }: Linting['findings'][number],
  look: Look,
): string[] {
  const { style, columns } = look
  const place = `${object.side}, ${object.kind} ${object.name}${rule === undefined ? '' : `, ${rule}`}`
  return [
    `${style[paintOf[severity]](`${severity}:`)} ${wrap(`${message} (${id})`, columns, '  ').trimStart()}`,
    `  ${style.dim('in:')}   ${wrap(place, columns, '        ').trimStart()}`,
    `  ${style.note('hint:')} ${wrap(hint, columns, '        ').trimStart()}`,
  ]
}
