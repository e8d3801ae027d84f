import type { Filter, FilterRule } from '../fabric/fabric.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'

/** A rule of a filter that never decides about any packet, with those that decide in its place. */
export interface Undecided {
  readonly rule: FilterRule
  /** In order; those of the other verdict first. */
  readonly by: readonly FilterRule[]
  /** Whether a packet it speaks of gets the other verdict. */
  readonly isDefeated: boolean
}

/** Rules that somebody wrote and that others make superfluous: the order counts where the first match decides. */
export function undecidedRules(space: PacketSpace, { rules, mode }: Filter): readonly Undecided[] {
  return rules.flatMap((rule, at) => {
    if (rule.isDefault) return []
    const packets = space.matching(rule.match)
    const before = mode === 'first-match' ? rules.slice(0, at) : coverers(space, rules, at)
    const by = before.filter((other) => space.overlaps(space.matching(other.match), packets))
    const covered = space.union(...by.map(({ match }) => space.matching(match)))
    if (packets === space.none || !space.includes(covered, packets)) return []
    return [{ rule, by, isDefeated: isDefeated(space, rule, by, packets) }]
  })
}

/** Where any rule may allow, one of two equal ones is kept: the first; a stateful rule does not stand for a stateless. */
const coverers = (space: PacketSpace, rules: readonly FilterRule[], at: number): FilterRule[] =>
  rules.filter((other, index) => {
    if (index === at || other.isStateless !== rules[at]!.isStateless) return false
    const isEqual = space.matching(other.match) === space.matching(rules[at]!.match)
    return !isEqual || index < at
  })

/** What gets through to each earlier rule decides, not merely what it speaks of. */
function isDefeated(space: PacketSpace, rule: FilterRule, before: readonly FilterRule[], packets: Packets): boolean {
  let rest = packets
  for (const other of before) {
    const hit = space.intersection(rest, space.matching(other.match))
    if (hit !== space.none && other.allows !== rule.allows) return true
    rest = space.difference(rest, hit)
  }
  return false
}
