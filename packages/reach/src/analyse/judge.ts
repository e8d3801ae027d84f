import type { Checkpoint, Filter, FilterRule } from '../fabric/fabric.ts'
import type { ObjectRef } from '../model/object.ts'
import { answeredBy, type PacketMatch } from '../packets/match.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { mayMatch } from '../packets/span.ts'
import { remembered } from '../remembered.ts'

/** Whether packets are looked at on their way forth, or as answers on their way back. */
export type Direction = 'forth' | 'back'

/** A rule that decided about some packets; no rule where an object's silence decided. */
export interface Decision {
  readonly object: ObjectRef
  readonly rule?: FilterRule
  readonly packets: Packets
}

/** What a checkpoint makes of a set. */
export interface Judgement {
  readonly passed: Packets
  /** Of those passed, the ones whose answers the checkpoint lets through by itself. */
  readonly tracked: Packets
  readonly allowedBy: readonly Decision[]
  readonly stoppedBy: readonly Decision[]
}

const turned = remembered(answeredBy)

/** The match of an answer, in terms of the packets it answers; the same value each time, so that sets are remembered. */
export const matchFor = ({ match }: FilterRule, direction: Direction): PacketMatch =>
  direction === 'forth' ? match : turned(match)

/** Lets a set pass a checkpoint. `tracked` are those that state lets back. */
export function judge(
  space: PacketSpace,
  checkpoint: Checkpoint,
  asked: { readonly packets: Packets; readonly direction: Direction; readonly tracked?: Packets },
): Judgement {
  const { filters } = checkpoint
  const byState = space.intersection(asked.packets, asked.tracked ?? space.none)
  const fresh = space.difference(asked.packets, byState)
  if (filters.length === 0 || fresh === space.none)
    return withoutRules(space, checkpoint, { packets: asked.packets, fresh })
  const verdicts = filters.map((filter) => decide(space, filter, fresh, asked.direction))
  const allowedBy = verdicts.flatMap(({ allowed }) => allowed)
  const allowed = space.union(...allowedBy.map(({ packets }) => packets))
  const stateless = space.union(...allowedBy.filter(({ rule }) => rule?.isStateless).map(({ packets }) => packets))
  const stoppedBy = verdicts.flatMap(({ stopped }) =>
    stopped.flatMap((decision) => {
      const packets = space.difference(decision.packets, allowed)
      return packets === space.none ? [] : [{ ...decision, packets }]
    }),
  )
  return {
    passed: space.union(byState, allowed),
    tracked: space.union(byState, space.difference(allowed, stateless)),
    allowedBy,
    stoppedBy,
  }
}

function withoutRules(
  space: PacketSpace,
  { whenNone, holder }: Checkpoint,
  { packets, fresh }: { readonly packets: Packets; readonly fresh: Packets },
): Judgement {
  if (whenNone === 'allow' || fresh === space.none)
    return { passed: packets, tracked: packets, allowedBy: [], stoppedBy: [] }
  const passed = space.difference(packets, fresh)
  return { passed, tracked: passed, allowedBy: [], stoppedBy: holder ? [{ object: holder, packets: fresh }] : [] }
}

interface Verdicts {
  readonly allowed: readonly Decision[]
  readonly stopped: readonly Decision[]
}

function decide(space: PacketSpace, filter: Filter, packets: Packets, direction: Direction): Verdicts {
  return filter.mode === 'first-match'
    ? firstMatch(space, filter, packets, direction)
    : anyAllows(space, filter, packets, direction)
}

function firstMatch(space: PacketSpace, { object, rules }: Filter, packets: Packets, direction: Direction): Verdicts {
  const [allowed, stopped]: Decision[][] = [[], []]
  const may = mayMatch(space, packets)
  let rest = packets
  for (const rule of rules) {
    const match = matchFor(rule, direction)
    const hit = may(match) ? space.hit(rest, space.matching(match)) : space.none
    if (hit === space.none) continue
    const list = rule.allows ? allowed! : stopped!
    list.push({ object, rule, packets: hit })
    rest = space.difference(rest, hit)
    if (rest === space.none) break
  }
  if (rest !== space.none) stopped!.push({ object, packets: rest })
  return { allowed: allowed!, stopped: stopped! }
}

function anyAllows(space: PacketSpace, { object, rules }: Filter, packets: Packets, direction: Direction): Verdicts {
  const may = mayMatch(space, packets)
  const allowed = rules.flatMap((rule): Decision[] => {
    const match = matchFor(rule, direction)
    const hit = may(match) ? space.hit(packets, space.matching(match)) : space.none
    return hit === space.none ? [] : [{ object, rule, packets: hit }]
  })
  const rest = space.difference(packets, space.union(...allowed.map((one) => one.packets)))
  return { allowed, stopped: rest === space.none ? [] : [{ object, packets: rest }] }
}
