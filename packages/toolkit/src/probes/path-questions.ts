import { formatAddress, type ResolvedSpec } from '@interconnect/model'
import type { PathQuestion } from '@interconnect/oci'
import {
  addressRange,
  type AddressRange,
  type Decision,
  type Endpoint,
  type Fabric,
  judge,
  merged,
  type Packet,
  type Packets,
  PacketSpace,
  ports,
  protocols,
  witness,
} from '@interconnect/reach'
import type { PathEnd } from './path-ends.ts'

/** One packet to be asked about, and whether the document lets it pass. */
export interface AskedPacket {
  readonly packet: Packet
  readonly passes: boolean
  readonly question: PathQuestion
}

/**
 * Into and out of an end in OCI, each: one packet for every rule of the document and, where nobody else has a say, one
 * that no rule lets pass. What one rule lets through is treated alike, and ping stands for all of ICMP.
 */
export function pathQuestions({ endpoints }: Fabric, spec: ResolvedSpec, end: PathEnd): AskedPacket[][] {
  const space = new PacketSpace()
  const here = [addressRange(end.at.address)]
  const there = addressesOf(endpoints, spec)
  const ways = [
    { isInbound: true, rules: end.endpoint.entering, match: { sources: there, destinations: here } },
    { isInbound: false, rules: end.endpoint.leaving, match: { sources: here, destinations: there } },
  ] as const
  return ways.map(({ isInbound, rules, match }) => {
    const conversations = space.matching({
      ...match,
      protocols: [protocols.tcp, protocols.udp],
      sourcePorts: anyPort,
      destinationPorts: anyPort,
    })
    const pings = space.matching({ ...match, protocols: [protocols.icmp], icmp: [{ type: 8, code: 0 }] })
    const asked = space.union(conversations, pings)
    const { passed, allowedBy } = throughAll(space, rules, asked)
    const stopped = end.isShared ? space.none : space.difference(conversations, passed)
    const [first, ...rest] = groupsOf(space, allowedBy, pings).map((packets) => ({ packets, passes: true }))
    // The one that must not pass comes early: when not all can be asked, it is.
    return [...(first ? [first] : []), { packets: stopped, passes: false }, ...rest].flatMap(({ packets, passes }) => {
      const packet = witness(space, packets)
      return packet ? [{ packet, passes, question: questionOf(packet, { spec, end, isInbound, passes }) }] : []
    })
  })
}

/** Port 0 is none to the analyzer. */
const anyPort = [ports(1, 65_535)]

/** Hosts of the VNet as far as the document knows their subnets. */
function addressesOf(endpoints: readonly Endpoint[], { azure }: ResolvedSpec): readonly AddressRange[] {
  const hosts = endpoints.filter(({ groups }) => groups.includes('azure')).flatMap(({ addresses }) => addresses)
  const ofVnet = hosts.filter(({ family }) => family === 'ipv4')
  return ofVnet.length > 0 ? merged(ofVnet) : azure.network.cidrs.map((cidr) => addressRange(cidr))
}

function throughAll(space: PacketSpace, checkpoints: Endpoint['entering'], asked: Packets) {
  let [passed, allowedBy]: [Packets, readonly Decision[]] = [asked, []]
  for (const checkpoint of checkpoints)
    ({ passed, allowedBy } = judge(space, checkpoint, { packets: passed, direction: 'forth' }))
  return { passed, allowedBy }
}

/** What each rule lets through of conversations, what rules before it do not, and all pings together. */
function groupsOf(space: PacketSpace, allowedBy: readonly Decision[], pings: Packets): Packets[] {
  let seen = pings
  const groups: Packets[] = []
  for (const { packets } of allowedBy) {
    const fresh = space.difference(packets, seen)
    if (fresh !== space.none) groups.push(fresh)
    seen = space.union(seen, packets)
  }
  const pinged = space.intersection(pings, space.union(...allowedBy.map(({ packets }) => packets)))
  return pinged === space.none ? groups : [...groups, pinged]
}

interface Asking {
  readonly spec: ResolvedSpec
  readonly end: PathEnd
  readonly isInbound: boolean
  readonly passes: boolean
}

/** Of what must not pass nobody needs to know how it would be answered. */
function questionOf(packet: Packet, { spec, end, isInbound, passes }: Asking): PathQuestion {
  const behind = {
    type: 'ON_PREM',
    address: formatAddress(Number(isInbound ? packet.source : packet.destination)),
  } as const
  return {
    compartmentId: spec.oci.compartment,
    protocol: packet.protocol,
    sourceEndpoint: isInbound ? behind : end.at,
    destinationEndpoint: isInbound ? end.at : behind,
    protocolParameters: parametersOf(packet),
    queryOptions: { isBiDirectionalAnalysis: passes && packet.protocol !== protocols.icmp },
  }
}

function parametersOf({ protocol, sourcePort, destinationPort }: Packet): PathQuestion['protocolParameters'] {
  if (protocol === protocols.icmp)
    return { type: 'ICMP', icmpType: Math.floor(destinationPort / 256), icmpCode: destinationPort % 256 }
  return { type: protocol === protocols.udp ? 'UDP' : 'TCP', destinationPort, sourcePort }
}
