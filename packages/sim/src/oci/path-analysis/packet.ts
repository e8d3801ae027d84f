import type { TrafficNode } from '@interconnect/oci-api'

/** One packet; fields that a question leaves open stand for any value. */
export interface Packet {
  /** IANA number. */
  readonly protocol: number
  readonly source: string
  readonly destination: string
  readonly sourcePort?: number | undefined
  readonly destinationPort?: number | undefined
  readonly icmpType?: number | undefined
  readonly icmpCode?: number | undefined
}

/** The packet that answers it. */
export const answerTo = ({ protocol, source, destination, sourcePort, destinationPort }: Packet): Packet => ({
  protocol,
  source: destination,
  destination: source,
  sourcePort: destinationPort,
  destinationPort: sourcePort,
})

/** As a node tells what leaves it. */
export const trafficOf = (packet: Packet): TrafficNode['egressTraffic'] => {
  const { protocol, source: sourceAddress, destination: destinationAddress } = packet
  const parameters = parametersOf(packet)
  return { protocol, sourceAddress, destinationAddress, ...(parameters && { trafficProtocolParameters: parameters }) }
}

function parametersOf({ protocol, sourcePort, destinationPort, icmpType, icmpCode }: Packet) {
  if (protocol === 1) return icmpType === undefined ? undefined : { type: 'ICMP', icmpType, icmpCode }
  return destinationPort === undefined
    ? undefined
    : { type: protocol === 6 ? 'TCP' : 'UDP', sourcePort, destinationPort }
}
