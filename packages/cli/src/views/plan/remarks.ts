import type { Finding } from '@interconnect/model'
import { wrap } from '../../words/layout.ts'
import type { Look } from '../../words/style.ts'
import type { PlanSection } from './section.ts'

/** Warnings and remarks about the document, which a repair is not about. */
export const remarks: PlanSection = ({ plan, findings }, { look }) =>
  plan.goal === 'repair' ? [] : findings.flatMap((finding) => remark(finding, look))

/** What, and below it what one may do. */
function remark({ severity, message, hint }: Finding, { style, columns }: Look): string[] {
  const paint = severity === 'warning' ? style.warn : style.note
  const [first, ...rest] = wrap(message, columns, '  ').split('\n')
  const said = [`${paint(severity === 'warning' ? '!' : 'i')} ${first!.trimStart()}`, ...rest]
  return [...said, ...(hint === undefined ? [] : [style.dim(wrap(hint, columns, '    '))])]
}
