import { createHash } from 'node:crypto'
import {
  type Cloud,
  contains,
  type FlowEnd,
  type PortSpec,
  type ResolvedFlow,
  type ResolvedSubnet,
} from '@interconnect/model'

/** `azure-app` or `oci`: how rule names call an end of a flow. */
export const endName = ({ cloud, subnet }: FlowEnd): string => (subnet === undefined ? cloud : `${cloud}-${subnet}`)

/** `text` as it is, or cut to `max` characters with a digest of the whole, so that different texts stay different. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 8)
  return `${text.slice(0, max - 9)}-${digest}`
}

/** All that may pass between the same two ends, with overlapping port ranges joined. */
export interface Passage {
  readonly from: FlowEnd
  readonly to: FlowEnd
  readonly ports: readonly PortSpec[]
  /** Whether `icmp` stands for ping and path MTU discovery only. */
  readonly proofOnly: boolean
}

/** What may pass into and out of one subnet, joined by the other end. */
export function passagesOf(
  flows: readonly ResolvedFlow[],
  cloud: Cloud,
  { name, prefix }: ResolvedSubnet,
): { readonly inbound: Passage[]; readonly outbound: Passage[] } {
  const here: FlowEnd = { cloud, subnet: name, prefixes: [prefix] }
  const meant = (end: FlowEnd) => end.cloud === cloud && (end.subnet ?? name) === name
  return {
    inbound: passages(flows.filter(({ to }) => meant(to)).map((flow) => ({ ...flow, to: here }))),
    outbound: passages(flows.filter(({ from }) => meant(from)).map((flow) => ({ ...flow, from: here }))),
  }
}

/**
 * Flows joined by their ends: rules are named after the ends, so that adding, removing or reordering flows never
 * renames the rules of others.
 */
function passages(flows: readonly ResolvedFlow[]): Passage[] {
  const byEnds = Map.groupBy(flows, ({ from, to }) => `${endName(from)}>${endName(to)}`)
  const inOrder = [...byEnds].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return inOrder.map(([, joined]) => ({
    from: joined[0]!.from,
    to: joined[0]!.to,
    ports: joinPorts(joined.flatMap(({ ports }) => ports)),
    proofOnly: joined.every(
      ({ origin, ports }) => origin === 'proof' || ports.every(({ protocol }) => protocol !== 'icmp'),
    ),
  }))
}

function joinPorts(ports: readonly PortSpec[]): PortSpec[] {
  if (ports.some(({ protocol }) => protocol === 'any')) return [{ protocol: 'any' }]
  const icmp = ports.filter(({ protocol }) => protocol === 'icmp').slice(0, 1)
  return [...joinRanges(ports, 'tcp'), ...joinRanges(ports, 'udp'), ...icmp]
}

function joinRanges(ports: readonly PortSpec[], protocol: 'tcp' | 'udp'): PortSpec[] {
  const isOfProtocol = (port: PortSpec): port is Extract<PortSpec, { from: number }> => port.protocol === protocol
  const ranges = ports.filter(isOfProtocol).sort((a, b) => a.from - b.from)
  const joined: { protocol: 'tcp' | 'udp'; from: number; to: number }[] = []
  for (const { from, to } of ranges) {
    const last = joined.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else joined.push({ protocol, from, to })
  }
  return joined
}

/** The passages without what another lets through already for a wider range; what is left of none is left out. */
export function withoutCovered(passages: readonly Passage[], far: 'from' | 'to'): Passage[] {
  const left = passages.map((passage, at) => {
    const isLeft = (port: PortSpec) =>
      !passages.some(
        (other, index) => index !== at && isCovered(port, other.ports) && isWider(other[far], passage[far], index < at),
      )
    return { ...passage, ports: passage.ports.filter(isLeft) }
  })
  return left.filter(({ ports }) => ports.length > 0)
}

/** Of two ends with the same addresses the first counts as wider. */
function isWider(outer: FlowEnd, inner: FlowEnd, isFirst: boolean): boolean {
  const holds = (a: FlowEnd, b: FlowEnd) => b.prefixes.every((one) => a.prefixes.some((wide) => contains(wide, one)))
  return holds(outer, inner) && (isFirst || !holds(inner, outer))
}

const isCovered = (port: PortSpec, by: readonly PortSpec[]): boolean =>
  by.some((other) => {
    if (other.protocol === 'any' || other.protocol === port.protocol)
      return !('from' in other) || ('from' in port && other.from <= port.from && port.to <= other.to)
    return false
  })
