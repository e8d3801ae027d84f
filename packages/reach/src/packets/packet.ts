import { type Family, formatFamilyAddress } from './address-range.ts'
import { formatIcmp, protocolName } from './protocol.ts'

/** One concrete packet, or the flow it opens. */
export interface Packet {
  readonly family: Family
  /** IPv4 as a number, IPv6 as a bigint. */
  readonly source: number | bigint
  readonly destination: number | bigint
  /** IANA protocol number. */
  readonly protocol: number
  /** ICMP: type × 256 + code. Without meaning for protocols that have no ports. */
  readonly destinationPort: number
  readonly sourcePort: number
}

/** `tcp 10.12.2.4:49152 → 10.1.10.5:1521`, `icmp 8/0 10.12.2.4 → 10.1.10.5`. */
export function formatPacket(packet: Packet): string {
  const source = formatFamilyAddress(packet.family, packet.source)
  const destination = formatFamilyAddress(packet.family, packet.destination)
  const name = protocolName(packet.protocol)
  if (name === 'icmp' || name === 'icmpv6')
    return `${name} ${formatIcmp(packet.destinationPort)} ${source} → ${destination}`
  if (name !== 'tcp' && name !== 'udp' && name !== 'sctp') return `${name} ${source} → ${destination}`
  const [open, close] = packet.family === 'ipv6' ? ['[', ']'] : ['', '']
  return `${name} ${open}${source}${close}:${packet.sourcePort} → ${open}${destination}${close}:${packet.destinationPort}`
}
