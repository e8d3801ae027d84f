import type { CostLine } from '@interconnect/toolkit'
import { pairs, wrap } from '../../words/layout.ts'
import { formatAmount, formatChange, formatTotal } from '../../words/money.ts'
import type { PlanSection } from './section.ts'

/** What the plan does to the monthly bill: both totals, and each line that comes, goes or changes. */
export const cost: PlanSection = ({ cost: change }, { look: { style, columns } }) => {
  if (!change) return []
  const { before, after, difference } = change
  const changed = changedLines(before.lines, after.lines)
  if (changed.length === 0) return []
  const { currency } = after
  return [
    style.title(
      `Cost, ${formatChange(difference.monthly)} ${currency} a month${difference.complete ? '' : ', and what is unknown'}`,
    ),
    ...pairs(changed, '  ', style.dim),
    style.dim(
      wrap(
        `then ${formatTotal(after.total, currency)}, list prices; \`interconnect cost\` tells each line`,
        columns,
        '  ',
      ),
    ),
  ]
}

const told = ({ monthly }: CostLine): string => (monthly === undefined ? 'unknown' : formatAmount(monthly))

/** Lines with what they were and will be, one under the name it will have; what costs nothing before and after is left out. */
function changedLines(before: readonly CostLine[], after: readonly CostLine[]): [string, string][] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))]
  return ids.flatMap((id): [string, string][] => {
    const ofId = (lines: readonly CostLine[]) => lines.filter((line) => line.id === id)
    const [was, willBe] = [ofId(before), ofId(after)]
    const pairs = Array.from({ length: Math.max(was.length, willBe.length) }, (_, index) => index)
    return pairs.flatMap((index) => changedLine(was[index], willBe[index]))
  })
}

function changedLine(was: CostLine | undefined, willBe: CostLine | undefined): [string, string][] {
  const free = (line: CostLine | undefined) => line === undefined || line.monthly === 0
  if ((free(was) && free(willBe)) || (was?.title === willBe?.title && was?.monthly === willBe?.monthly)) return []
  if (was && willBe) return [[willBe.title, `${told(was)} → ${told(willBe)}`]]
  if (was) return [[was.title, `${told(was)} → nothing`]]
  return willBe ? [[willBe.title, told(willBe)]] : []
}
