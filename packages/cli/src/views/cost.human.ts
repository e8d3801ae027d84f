import { hoursPerMonth } from '@interconnect/model'
import { type Cost, costDifference, type CostLine } from '@interconnect/toolkit'
import { joinSections, widest, wrap } from '../words/layout.ts'
import { formatAmount, formatChange, formatTotal } from '../words/money.ts'
import type { Look } from '../words/style.ts'
import type { Bill } from './cost.json.ts'

/** The bill line by line under the total. */
export const costText = ({ name, cost }: Bill, look: Look): string =>
  joinSections([
    [look.style.title(`${name} costs ${formatTotal(cost.total, cost.currency)}`), basis(look)],
    ...sides(cost.lines).map(([title, lines]) => side(title, lines, cost.lines, look)),
    gaps([cost], look),
  ])

/** Two bills side by side. */
export function comparisonText(first: Bill, second: Bill, look: Look): string {
  const difference = costDifference(first.cost, second.cost)
  const { currency } = first.cost
  const change = `${formatChange(difference.monthly)} ${currency} a month${difference.complete ? '' : ', and what is unknown'}`
  const head = `${second.name} instead of ${first.name}: ${change}`
  const names = first.name === second.name ? ['first', 'second'] : [first.name, second.name]
  return joinSections([
    [look.style.title(head), basis(look)],
    ...[first, second].map(({ cost }, index) => [
      look.style.title(`${names[index]}: ${formatTotal(cost.total, currency)}`),
      ...cost.lines.flatMap((line) => billLine(line, [...first.cost.lines, ...second.cost.lines], look)),
    ]),
    gaps([first.cost, second.cost], look),
  ])
}

const basis = ({ style, columns }: Look): string =>
  style.dim(wrap(`list prices without tax, ${hoursPerMonth} hours a month; what others made is on their bill`, columns))

const sides = (lines: readonly CostLine[]): [string, readonly CostLine[]][] => [
  ['Azure', lines.filter(({ cloud }) => cloud === 'azure')],
  ['OCI', lines.filter(({ cloud }) => cloud === 'oci')],
]

const side = (title: string, lines: readonly CostLine[], all: readonly CostLine[], look: Look): string[] =>
  lines.length === 0 ? [] : [look.style.title(title), ...lines.flatMap((line) => billLine(line, all, look))]

const amountOf = ({ monthly }: CostLine): string => (monthly === undefined ? 'unknown' : formatAmount(monthly))

/** Amounts stand under one another over the whole bill. */
function billLine(line: CostLine, all: readonly CostLine[], { style, columns }: Look): string[] {
  const [wide, amounts] = [widest(all.map(({ title }) => title)), widest(all.map(amountOf))]
  const amount = amountOf(line).padStart(amounts)
  const first = `  ${line.title.padEnd(wide)}  ${line.monthly === undefined ? style.warn(amount) : amount}`
  const made =
    line.price && line.price.per !== 'month'
      ? `${line.price.quantity} ${units[line.price.per]} at ${line.price.amount}`
      : ''
  const told = [made, line.note ?? ''].filter((text) => text !== '').join('; ')
  if (told === '') return [first]
  const room = columns - wide - amounts - 6
  return told.length <= room ? [`${first}  ${style.dim(told)}`] : [first, style.dim(wrap(told, columns, '      '))]
}

const units = { month: 'months', hour: 'hours', GB: 'GB' } as const

/** What the total leaves out. */
function gaps(costs: readonly Cost[], { style, columns }: Look): string[] {
  if (costs.every(({ total }) => total.complete)) return []
  return [style.warn(wrap('Unknown lines are not in the total. A price is given with --prices.', columns))]
}
