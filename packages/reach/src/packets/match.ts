import { type AddressRange, addressRange, type Family } from './address-range.ts'
import { remembered } from '../remembered.ts'
import { icmpNumber, protocols } from './protocol.ts'

/** Ports or port-like numbers from `first` to `last`, both included. */
export interface NumberRange {
  readonly first: number
  readonly last: number
}

/** ICMP by type and, where given, code. */
export interface IcmpMatch {
  readonly type: number
  readonly code?: number
}

/**
 * What rules of every sort say about a packet: all given fields must hold, each by any of its values; an absent field
 * is any. An empty list matches nothing. Ports imply a protocol that has ports, `icmp` implies ICMP of the family.
 */
export interface PacketMatch {
  readonly family?: Family
  readonly sources?: readonly AddressRange[]
  readonly destinations?: readonly AddressRange[]
  /** IANA numbers. */
  readonly protocols?: readonly number[]
  readonly sourcePorts?: readonly NumberRange[]
  readonly destinationPorts?: readonly NumberRange[]
  readonly icmp?: readonly IcmpMatch[]
}

/** Fields of a match made from text: prefixes, addresses or ranges. */
export const addresses = (...texts: readonly string[]): readonly AddressRange[] => texts.map(addressRange)

export const ports = (first: number, last = first): NumberRange => ({ first, last })

/** The numbers an ICMP match covers in place of a destination port. */
export const icmpRange = ({ type, code }: IcmpMatch): NumberRange => ({
  first: icmpNumber(type, code ?? 0),
  last: icmpNumber(type, code ?? 255),
})

/** Which request an ICMP type answers: echo, timestamp, and echo of IPv6. @source RFC 792, RFC 4443 */
const requestOf = new Map([
  [0, 8],
  [8, 0],
  [14, 13],
  [13, 14],
  [129, 128],
  [128, 129],
])

const turned = ({ type, code }: IcmpMatch): IcmpMatch => ({
  type: requestOf.get(type) ?? type,
  ...(code !== undefined && { code }),
})

/**
 * The packets whose answers match: ends and ports change places, ICMP replies become their requests. Lets the way back
 * be followed in terms of the packets of the way forth.
 */
export function answeredBy(match: PacketMatch): PacketMatch {
  const { sources, destinations, sourcePorts, destinationPorts, icmp, ...rest } = match
  return {
    ...rest,
    ...(destinations && { sources: destinations }),
    ...(sources && { destinations: sources }),
    ...(destinationPorts && { sourcePorts: destinationPorts }),
    ...(sourcePorts && { destinationPorts: sourcePorts }),
    ...(icmp && { icmp: icmp.map(turned) }),
  }
}

/** What goes to addresses; the same match for the same list, so that its set is made once. */
export const goingTo = remembered((destinations: readonly AddressRange[]): PacketMatch => ({ destinations }))

/** What comes from addresses. */
export const comingFrom = remembered((sources: readonly AddressRange[]): PacketMatch => ({ sources }))

/** Reads `tcp/1521`, `udp/30000-32767`, `icmp`, `icmp/8`, `icmp/3/4`, `any`; `undefined` when `text` is none of them. */
export function parseService(text: string): Pick<PacketMatch, 'protocols' | 'destinationPorts' | 'icmp'> | undefined {
  const [, name, a, separator, b] =
    /^(tcp|udp|sctp|icmp|icmpv6|any)(?:\/(\d{1,5})(?:([-/])(\d{1,5}))?)?$/.exec(text) ?? []
  if (name === undefined) return undefined
  if (name === 'any') return a === undefined ? {} : undefined
  const number = protocols[name as keyof typeof protocols]
  if (a === undefined) return { protocols: [number] }
  if (name === 'icmp' || name === 'icmpv6')
    return separator === '-' || Number(a) > 255 || Number(b ?? 0) > 255
      ? undefined
      : { protocols: [number], icmp: [{ type: Number(a), ...(b !== undefined && { code: Number(b) }) }] }
  const range = { first: Number(a), last: Number(b ?? a) }
  const isRange = separator !== '/' && range.last <= 65_535 && range.first <= range.last
  return isRange ? { protocols: [number], destinationPorts: [range] } : undefined
}
