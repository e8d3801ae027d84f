import type { PlaceFlow, ReachDifference } from '@interconnect/reach'
import type { ClusterPolicyChange, PlaceGroup } from '@interconnect/toolkit'
import { count, joinSections, widest, wrap } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { groupLines } from './place-groups.ts'

/** What is compared: in words, and what is known of the clusters on both. */
export interface Compared {
  readonly before: string
  readonly after: string
  readonly groups: readonly PlaceGroup[]
  readonly policies: readonly ClusterPolicyChange[]
}

/** What opens and what closes. */
export function reachDifferenceText(
  difference: ReachDifference,
  { before, after, groups, policies }: Compared,
  look: Look,
): string {
  const { gained, lost } = difference
  const start = before === 'now' ? 'the clouds as they are' : before
  if (gained.length + lost.length === 0 && policies.length === 0)
    return look.style.good(wrap(`✓ who reaches whom is the same in ${start} and ${after}`, look.columns))
  return joinSections([
    [
      gained.length + lost.length === 0
        ? look.style.good('✓ who reaches whom stays the same')
        : `${count(gained.length, 'pair')} of places gain, ${lost.length} lose`,
      look.style.dim(`  from ${start}`),
      look.style.dim(`  to   ${after}`),
    ],
    policyLines(policies, look),
    ...differenceLines(difference, look),
    groupLines(
      groups,
      [...gained, ...lost].flatMap(({ from, to }) => [from, to]),
      look,
    ),
  ])
}

function policyLines(policies: readonly ClusterPolicyChange[], { style }: Look): string[] {
  const signs = { added: style.good('+'), changed: style.warn('~'), removed: style.bad('-') }
  const titles = policies.map(({ cluster, policy }) => `${policy} of cluster ${cluster}`)
  return policies.length === 0
    ? []
    : [style.title('Network policies'), ...policies.map(({ change }, at) => `  ${signs[change]} ${titles[at]}`)]
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
