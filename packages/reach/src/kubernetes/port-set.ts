import { type Transport, transports } from './objects.ts'

const portsEach = 65_536
const otherPoint = transports.length * portsEach
const lineEnd = otherPoint + 1

/**
 * A set of protocols and destination ports as disjoint, ascending `[first, end)` pairs on one line: 65,536 points for
 * TCP, UDP and SCTP each, and a last one for every other protocol, which policies cannot tell apart. Two sets are equal
 * when their numbers are.
 */
export type PortSet = readonly number[] & { readonly __portSet: unique symbol }

const asSet = (bounds: readonly number[]) => bounds as PortSet

export const noPorts: PortSet = asSet([])
/** Everything, ICMP and the rest included. */
export const allPorts: PortSet = asSet([0, lineEnd])

/** Every port of `transport`, or those from `from` to `to`, both included. */
export function portsOf(transport: Transport, from = 0, to = portsEach - 1): PortSet {
  const start = transports.indexOf(transport) * portsEach
  return asSet([start + from, start + to + 1])
}

export const isNoPorts = (set: PortSet): boolean => set.length === 0
export const isAllPorts = (set: PortSet): boolean => set.length === 2 && set[0] === 0 && set[1] === lineEnd
export const samePorts = (a: PortSet, b: PortSet): boolean =>
  a.length === b.length && a.every((bound, index) => bound === b[index])

/** Walks both sets from bound to bound and keeps where `wanted` holds. */
function sweep(a: PortSet, b: PortSet, wanted: (inA: boolean, inB: boolean) => boolean): PortSet {
  const bounds: number[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const at = Math.min(a[i] ?? lineEnd, b[j] ?? lineEnd)
    if (a[i] === at) i++
    if (b[j] === at) j++
    const inside = wanted(i % 2 === 1, j % 2 === 1)
    if (inside !== (bounds.length % 2 === 1)) bounds.push(at)
  }
  return asSet(bounds)
}

export const unitePorts = (a: PortSet, b: PortSet): PortSet => sweep(a, b, (inA, inB) => inA || inB)
export const meetPorts = (a: PortSet, b: PortSet): PortSet => sweep(a, b, (inA, inB) => inA && inB)
export const withoutPorts = (a: PortSet, b: PortSet): PortSet => sweep(a, b, (inA, inB) => inA && !inB)

export const hasPort = (set: PortSet, transport: Transport, port: number): boolean =>
  !isNoPorts(meetPorts(set, portsOf(transport, port, port)))

export interface PortRange {
  readonly transport: Transport
  readonly from: number
  readonly to: number
}

/** The set as ranges of each transport, and whether every other protocol is in it. */
export function portRanges(set: PortSet): { readonly ranges: readonly PortRange[]; readonly others: boolean } {
  const ranges = transports.flatMap((transport, index) => {
    const start = index * portsEach
    const part = meetPorts(set, portsOf(transport))
    return Array.from({ length: part.length / 2 }, (_, pair) => ({
      transport,
      from: part[pair * 2]! - start,
      to: part[pair * 2 + 1]! - start - 1,
    }))
  })
  return { ranges, others: set.at(-1) === lineEnd }
}

/** `everything`, `nothing`, or such as `tcp/80, tcp/8080-8090, udp, other protocols`. */
export function formatPortSet(set: PortSet): string {
  if (isAllPorts(set)) return 'everything'
  if (isNoPorts(set)) return 'nothing'
  const { ranges, others } = portRanges(set)
  return [...ranges.map(formatPortRange), ...(others ? ['other protocols'] : [])].join(', ')
}

export function formatPortRange({ transport, from, to }: PortRange): string {
  const name = transport.toLowerCase()
  if (from === 0 && to === portsEach - 1) return name
  return from === to ? `${name}/${from}` : `${name}/${from}-${to}`
}
