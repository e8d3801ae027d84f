import type { Rule } from '@interconnect/toolkit'
import { count, joinSections, widest } from '../words/layout.ts'
import { prose } from '../words/prose.ts'
import type { Look } from '../words/style.ts'

type Listed = Pick<Rule, 'id' | 'severity' | 'title'>

/** Rules in a table, one group for each area. */
export function rulesText(rules: readonly Listed[], { style, columns }: Look): string {
  const nameOf = ({ id }: Listed) => id.slice(id.indexOf('/') + 1)
  const width = widest(rules.map(nameOf))
  const indent = ' '.repeat(width + 13)
  const paints = { error: style.bad, warning: style.warn, info: style.note }
  const line = (rule: Listed) => {
    const title = prose(rule.title, { style, columns: Math.max(columns, indent.length + 30) }, indent).trimStart()
    return `  ${nameOf(rule).padEnd(width)}  ${paints[rule.severity](rule.severity.padEnd(7))}  ${title}`
  }
  const areas = [...new Set(rules.map(({ id }) => id.split('/')[0]!))]
  return joinSections([
    [headline(rules)],
    ...areas.map((area) => [style.title(area), ...rules.filter(({ id }) => id.startsWith(`${area}/`)).map(line)]),
    [`${style.dim('more about one:')} interconnect explain ${rules[0]!.id}`],
  ])
}

function headline(rules: readonly Listed[]): string {
  const amount = (severity: string) => rules.filter((rule) => rule.severity === severity).length
  return `${count(rules.length, 'rule')}: ${count(amount('error'), 'error')}, ${count(amount('warning'), 'warning')}, ${count(amount('info'), 'remark')}`
}
