import type { PlaceFlow, ReachDifference } from '@interconnect/reach'
import type { PlaceGroup } from '@interconnect/toolkit'
import { count, joinSections, widest, wrap } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { groupLines } from './place-groups.ts'

/** What opens and what closes. */
export function reachDifferenceText(
  difference: ReachDifference,
  { before, after, groups }: { before: string; after: string; groups: readonly PlaceGroup[] },
  look: Look,
): string {
  const { gained, lost } = difference
  const from = before === 'now' ? 'the clouds as they are' : before
  if (gained.length + lost.length === 0)
    return look.style.good(`✓ who reaches whom is the same in ${from} and ${after}`)
  return joinSections([
    [`from ${from} to ${after}: ${count(gained.length, 'pair')} of places gain, ${lost.length} lose`],
    ...differenceLines(difference, look),
    groupLines(
      groups,
      [...gained, ...lost].flatMap(({ from, to }) => [from, to]),
      look,
    ),
  ])
}

/** The two lists, each under its heading; at most `limit` pairs of each. */
export function differenceLines(
  { gained, lost }: ReachDifference,
  look: Look,
  limit = Number.POSITIVE_INFINITY,
): readonly (readonly string[])[] {
  return [
    flowLines('Becomes possible', gained, { sign: look.style.good('+'), look, limit }),
    flowLines('No longer possible', lost, { sign: look.style.bad('-'), look, limit }),
  ]
}

function flowLines(
  title: string,
  flows: readonly PlaceFlow[],
  { sign, look, limit }: { sign: string; look: Look; limit: number },
): readonly string[] {
  if (flows.length === 0) return []
  const shown = flows.slice(0, limit)
  const width = widest(shown.map(endsOf))
  const left = flows.length - shown.length
  return [
    look.style.title(title),
    ...shown.map((flow) => {
      const [first, ...rest] = wrap(flow.services, look.columns - width - 6).split('\n')
      return [
        `  ${sign} ${endsOf(flow).padEnd(width)}  ${first}`,
        ...rest.map((line) => ' '.repeat(width + 6) + line),
      ].join('\n')
    }),
    ...(left > 0 ? [look.style.dim(`  and ${count(left, 'pair')} more: see \`interconnect diff-reach\``)] : []),
  ]
}

const endsOf = ({ from, to }: PlaceFlow): string => `${from} → ${to}`
