import { sameValue } from '@interconnect/engine'
import { type IcmpOptions, type PortOptions, protocols, type PortRange } from '@interconnect/oci-api'
import { z } from 'zod'
import { markedDescription, nameInDescription } from './marked-description.ts'
import { inWantedOrder } from './wanted-form.ts'

const Port = z.int().min(1).max(65_535)
const Byte = z.int().min(0).max(255)

/** A rule of a security list or a network security group: lets through one sort of traffic in one direction. */
export const Rule = z.strictObject({
  /** Unique among the rules of one owner in one list. */
  name: z.string().min(1).max(200),
  direction: z.enum(['INGRESS', 'EGRESS']),
  protocol: z.enum(['tcp', 'udp', 'icmp', 'all']),
  /** The other end: a CIDR, or the OCID of a group in the same VCN. */
  peer: z.string().min(1),
  peerType: z.enum(['cidr', 'nsg']),
  /** Destination ports, both inclusive; all when absent. Only for TCP and UDP. */
  ports: z.strictObject({ from: Port, to: Port }).exactOptional(),
  /** All types when absent. Only for ICMP. */
  icmp: z.strictObject({ type: Byte, code: Byte.exactOptional() }).exactOptional(),
  /** Stateful rules let answers, and the ICMP 3/4 of their flow, pass by themselves. */
  stateless: z.literal(false).exactOptional(),
})
export type Rule = z.infer<typeof Rule>

/** The half of a wire rule that does not depend on its direction. */
export interface WireRule {
  readonly protocol: string
  readonly isStateless?: boolean | undefined
  readonly tcpOptions?: PortOptions | undefined
  readonly udpOptions?: PortOptions | undefined
  readonly icmpOptions?: IcmpOptions | undefined
  readonly description?: string | undefined
}

/** The other end of a wire rule, which each direction names differently. */
export interface WirePeer {
  readonly peer: string
  readonly peerType: string
}

const peerTypes = { cidr: 'CIDR_BLOCK', nsg: 'NETWORK_SECURITY_GROUP' } as const

const portOptions = ({ ports }: Rule): PortOptions | undefined =>
  ports && { destinationPortRange: { min: ports.from, max: ports.to } }

function options(rule: Rule): Pick<WireRule, 'tcpOptions' | 'udpOptions' | 'icmpOptions'> {
  const ports = portOptions(rule)
  if (rule.protocol === 'tcp') return ports ? { tcpOptions: ports } : {}
  if (rule.protocol === 'udp') return ports ? { udpOptions: ports } : {}
  return rule.protocol === 'icmp' && rule.icmp ? { icmpOptions: rule.icmp } : {}
}

/** The body of a rule without its other end. */
export const toWireRule = (rule: Rule, owner: string) => ({
  protocol: protocols[rule.protocol],
  isStateless: false,
  ...options(rule),
  description: markedDescription(owner, rule.name),
})

type WirePeerType<T extends Rule['peerType']> = (typeof peerTypes)[T]

export const toSource = <T extends Rule['peerType']>({ peer, peerType }: { peer: string; peerType: T }) => ({
  source: peer,
  sourceType: peerTypes[peerType] as WirePeerType<T>,
})

export const toDestination = <T extends Rule['peerType']>({ peer, peerType }: { peer: string; peerType: T }) => ({
  destination: peer,
  destinationType: peerTypes[peerType] as WirePeerType<T>,
})

const nameOf = <T extends string>(names: Readonly<Record<T, string>>, wire: string): string =>
  Object.entries<string>(names).find(([, value]) => value === wire)?.[0] ?? wire

const range = ({ min, max }: PortRange) => ({ from: min, to: max })

/**
 * A wire rule in the shape of `Rule`. One that somebody else wrote or changed may say what `Rule` cannot (another
 * protocol, a service as peer, source ports): it keeps the wire's words, so that it differs from whatever is wanted.
 */
export function toRule(
  wire: WireRule,
  direction: Rule['direction'],
  { peer, peerType }: WirePeer,
  owner: string,
): Rule {
  const ports = wire.tcpOptions ?? wire.udpOptions
  const icmp = wire.icmpOptions
  return {
    name: nameInDescription(wire.description, owner) ?? wire.description ?? '',
    direction,
    protocol: nameOf(protocols, wire.protocol) as Rule['protocol'],
    peer,
    peerType: nameOf(peerTypes, peerType) as Rule['peerType'],
    ...(ports?.destinationPortRange && { ports: range(ports.destinationPortRange) }),
    ...(icmp && { icmp: { type: icmp.type, ...(icmp.code !== undefined && { code: icmp.code }) } }),
    ...(wire.isStateless && { stateless: true as never }),
    ...(ports?.sourcePortRange && { sourcePorts: range(ports.sourcePortRange) }),
  }
}

/** Rules are equal when they let the same through; stateful is what they are anyway. */
export const sameRule = (a: Rule, b: Rule): boolean =>
  sameValue({ ...a, stateless: a.stateless ?? false }, { ...b, stateless: b.stateless ?? false })

/**
 * Held rules in wanted order and form. A second rule of the same name (left by a call whose answer was lost) gets
 * another name here, so that it shows as a difference.
 */
export function heldRules(held: readonly Rule[], wanted: readonly Rule[] | undefined): Rule[] {
  const ordered = inWantedOrder(held, wanted, ({ name }) => name)
  return ordered.map((rule, index) => {
    const copies = ordered.slice(0, index).filter(({ name }) => name === rule.name).length
    if (copies > 0) return { ...rule, name: `${rule.name} (copy ${copies})` }
    return wanted?.find((one) => sameRule(one, rule)) ?? rule
  })
}
