import { type DocumentPath, formatPath, freePrefix, type Prefix, prefixLength } from '@interconnect/model'
import type { PlannedRange } from './address-plan.ts'
import type { Complaint } from './define-rule.ts'

/** A hint that is an edit: `write spec.bandwidth: 2Gbps`. */
export const edit = (at: DocumentPath, value: string | number | boolean): string => `write ${formatPath(at)}: ${value}`

/** As `edit`, also as an edit that may be made without asking. */
export const rewrite = (at: DocumentPath, value: string | number | boolean): Pick<Complaint, 'hint' | 'fix'> => ({
  hint: edit(at, value),
  fix: { edit: 'set', at, value },
})

/** @source https://www.rfc-editor.org/rfc/rfc1918 */
const privateSpace = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as Prefix[]

/** Where BGP blocks are looked for: seldom used, and out of the way of networks. */
const bgpSpace = ['192.168.240.0/20', '10.255.240.0/20'] as Prefix[]

/** Ranges that clusters and container hosts take unasked: nothing is suggested there. */
const contested = ['10.0.0.0/16', '10.96.0.0/16', '10.244.0.0/16', '172.17.0.0/16', '172.30.0.0/15'] as Prefix[]

/** The edit that moves `range` where nothing of `plan` is; says what must happen when no edit can. */
export function moved(range: PlannedRange, plan: readonly PlannedRange[]): string {
  if (range.existing)
    return `${range.title} is not made here: choose another range for what meets it, or renumber it there`
  const length = prefixLength(range.prefix)
  const free = freeRange(range, length, plan) ?? freeRange(range, Math.max(24, length), plan)
  if (!free) return `choose another range for ${formatPath(range.at)}`
  return range.role === 'network' ? `${edit(range.at, free)}, and its subnets within` : edit(range.at, free)
}

/** What was found free in a plan, so that a thousand misplaced subnets do not mean a thousand searches. */
const found = new WeakMap<readonly PlannedRange[], Map<string, Prefix | undefined>>()

/** A range of `length` for the use of `range`, free in `plan`; `undefined` when there is none. */
export function freeRange(range: PlannedRange, length: number, plan: readonly PlannedRange[]): Prefix | undefined {
  const known = found.get(plan) ?? new Map<string, Prefix | undefined>()
  found.set(plan, known)
  const key = `${range.role} ${range.cloud} ${length}`
  if (!known.has(key)) known.set(key, search(range, length, plan))
  return known.get(key)
}

function search(range: PlannedRange, length: number, plan: readonly PlannedRange[]): Prefix | undefined {
  const inNetwork = range.role === 'subnet' || range.role === 'gateway-subnet'
  const spaces = inNetwork ? homes(range, plan) : range.role === 'bgp' ? bgpSpace : privateSpace
  const taken = plan.filter(({ role }) => !(inNetwork && role === 'network')).map(({ prefix }) => prefix)
  const busy = inNetwork ? taken : [...taken, ...contested]
  for (const space of spaces) {
    const free = freePrefix(space, length, busy)
    if (free) return free
  }
  return undefined
}

const homes = (range: PlannedRange, plan: readonly PlannedRange[]): Prefix[] =>
  plan.filter(({ role, cloud }) => role === 'network' && cloud === range.cloud).map(({ prefix }) => prefix)
