import { type Family } from './address-range.ts'
import { all, type Diagram, type Diagrams, none } from './diagrams.ts'
import { type Field, fields } from './fields.ts'
import { type PacketMatch, ports } from './match.ts'
import type { Packet } from './packet.ts'
import type { Packets, PacketSpace } from './packet-space.ts'
import { icmpProtocols, portProtocols, protocols } from './protocol.ts'

/** What people expect of an example: TCP over IPv4 from an ephemeral port, or a ping. Each taken if the set has it. */
const preferences: readonly PacketMatch[] = [
  { family: 'ipv4' },
  { protocols: [protocols.tcp] },
  { protocols: [protocols.tcp, protocols.udp, protocols.icmp, protocols.icmpv6] },
  {
    icmp: [
      { type: 8, code: 0 },
      { type: 128, code: 0 },
    ],
  },
  { sourcePorts: [ports(49_152, 65_535)] },
]

/** One packet of the set, a familiar one where there is a choice; `undefined` when it is empty. */
export function witness(space: PacketSpace, set: Packets): Packet | undefined {
  if (set === space.none) return undefined
  const familiar = preferences.reduce((left, match) => {
    const narrowed = space.intersection(left, space.matching(match))
    return narrowed === space.none ? left : narrowed
  }, set)
  return walk(space.diagrams, familiar, () => false)
}

/** A packet of the set as `choose` decides wherever both ways lead to one; for tests that want many. */
export function samplePacket(space: PacketSpace, set: Packets, choose: () => boolean): Packet | undefined {
  return set === space.none ? undefined : walk(space.diagrams, set, choose)
}

function walk(diagrams: Diagrams, set: Diagram, choose: () => boolean): Packet {
  let at = set
  const read = ({ first, end }: Field, width = end - first): bigint => {
    let value = 0n
    for (let level = first; level < end; level++) {
      const goesHigh = step(level)
      if (level < first + width) value = (value << 1n) | BigInt(goesHigh)
    }
    return value
  }
  const step = (level: number): boolean => {
    if (diagrams.level(at) !== level) return choose()
    const [low, high] = [diagrams.low(at), diagrams.high(at)]
    const goesHigh = low === none || (high !== none && choose())
    at = goesHigh ? high : low
    return goesHigh
  }
  const family: Family = read(fields.family) === 0n ? 'ipv4' : 'ipv6'
  const address = (field: Field): number | bigint => (family === 'ipv4' ? Number(read(field, 32)) : read(field))
  const destination = address(fields.destination)
  const source = address(fields.source)
  const protocol = Number(read(fields.protocol))
  const [destinationPort, sourcePort] = [Number(read(fields.destinationPort)), Number(read(fields.sourcePort))]
  if (at !== all) throw new Error('a diagram did not end in a leaf of the set')
  const hasPorts = portProtocols.includes(protocol)
  return {
    family,
    source,
    destination,
    protocol,
    destinationPort: hasPorts || icmpProtocols.includes(protocol) ? destinationPort : 0,
    sourcePort: hasPorts ? sourcePort : 0,
  }
}
