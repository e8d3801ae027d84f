import { type DocumentPath, formatPath, freePrefix, type Prefix, prefixLength } from '@interconnect/model'
import type { PlannedRange } from './address-plan.ts'

/** A hint that is an edit: `write spec.bandwidth: 2Gbps`. */
export const edit = (at: DocumentPath, value: string | number | boolean): string => `write ${formatPath(at)}: ${value}`

/** @source https://www.rfc-editor.org/rfc/rfc1918 */
const privateSpace = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] as Prefix[]

/** Where BGP blocks are looked for: seldom used, and out of the way of networks. */
const bgpSpace = ['192.168.240.0/20', '10.255.240.0/20'] as Prefix[]

/** Ranges that clusters and container hosts take unasked: nothing is suggested there. */
const contested = ['10.0.0.0/16', '10.96.0.0/16', '10.244.0.0/16', '172.17.0.0/16', '172.30.0.0/15'] as Prefix[]

/** The edit that moves `range` where nothing of `plan` is; says what must happen when no edit can. */
export function moved(range: PlannedRange, plan: readonly PlannedRange[]): string {
  if (range.existing) return `${range.title} is not made here: choose another range for what meets it, or renumber it there`
  const free = freeRange(range, prefixLength(range.prefix), plan)
  return free ? edit(range.at, free) : `choose another range for ${formatPath(range.at)}`
}

/** A free range of `length` for the same use as `range`; `undefined` when there is none. */
export function freeRange(range: PlannedRange, length: number, plan: readonly PlannedRange[]): Prefix | undefined {
  const others = plan.filter((other) => other !== range)
  const inNetwork = range.role === 'subnet' || range.role === 'gateway-subnet'
  const spaces = inNetwork ? homes(range, others) : range.role === 'bgp' ? bgpSpace : privateSpace
  const taken = inNetwork ? others.filter(({ role }) => role !== 'network') : others
  const busy = taken.map(({ prefix }) => prefix)
  for (const space of spaces) {
    const free = freePrefix(space, length, inNetwork ? busy : [...busy, ...contested])
    if (free) return free
  }
  return undefined
}

const homes = (range: PlannedRange, others: readonly PlannedRange[]): Prefix[] =>
  others.filter(({ role, cloud }) => role === 'network' && cloud === range.cloud).map(({ prefix }) => prefix)
