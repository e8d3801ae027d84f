import { type ExplainedPage, formatPath } from '@interconnect/model'
import { rules } from './check-rules.ts'
import type { Rule } from './define-rule.ts'

/** The pages of all rules: what each says of itself, with what it finds in its first wrong example. */
export const rulePages: readonly ExplainedPage[] = rules.map(pageOf)

function pageOf({ id, severity, title, source, page, check, examples }: Rule): ExplainedPage {
  const [wrong] = examples.fails
  const [complaint] = wrong ? check(wrong.spec, wrong.document, wrong.facts) : []
  return {
    id,
    sort: 'rule',
    title,
    marks: [severity],
    ...page,
    sources: [...new Set([source, ...(page.sources ?? [])])],
    ...(complaint && { example: { message: complaint.message, hint: complaint.hint, at: formatPath(complaint.at) } }),
  }
}
