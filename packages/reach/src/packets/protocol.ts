/** IANA protocol numbers that rules name. @source https://www.iana.org/assignments/protocol-numbers */
export const protocols = { icmp: 1, tcp: 6, udp: 17, gre: 47, esp: 50, ah: 51, icmpv6: 58, sctp: 132 } as const

export type ProtocolName = keyof typeof protocols

/** Those whose packets carry ports. */
export const portProtocols: readonly number[] = [protocols.tcp, protocols.udp, protocols.sctp]
export const icmpProtocols: readonly number[] = [protocols.icmp, protocols.icmpv6]

const names = new Map<number, string>(Object.entries(protocols).map(([name, number]) => [number, name]))

/** `tcp`; `protocol 89` for one without a name here. */
export const protocolName = (number: number): string => names.get(number) ?? `protocol ${number}`

/** ICMP type and code as the number that stands in place of a destination port. */
export const icmpNumber = (type: number, code: number): number => type * 256 + code

export const formatIcmp = (number: number): string => `${Math.floor(number / 256)}/${number % 256}`
