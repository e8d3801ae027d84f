import { type IcmpOptions, type PortOptions, findOciRegion, protocols } from '@interconnect/oci-api'
import { cidrOf, isIpv6 } from './cidr.ts'
import { oracleServicesOf } from './oracle-services.ts'
import { invalid } from './service-fault.ts'

interface AnyRule {
  readonly protocol: string
  readonly tcpOptions?: PortOptions | undefined
  readonly udpOptions?: PortOptions | undefined
  readonly icmpOptions?: IcmpOptions | undefined
}

/**
 * Protocol is `all` or an IANA number as text; options go only with their protocol; ranges ascend.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securityrules.htm
 */
export function checkRuleShape(rule: AnyRule): void {
  const { protocol, tcpOptions, udpOptions, icmpOptions } = rule
  if (protocol !== protocols.all && !(/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255))
    throw invalid(`protocol '${protocol}' is neither 'all' nor a protocol number`)
  if (tcpOptions && protocol !== protocols.tcp) throw invalid('tcpOptions need protocol 6')
  if (udpOptions && protocol !== protocols.udp) throw invalid('udpOptions need protocol 17')
  if (icmpOptions && protocol !== protocols.icmp && protocol !== protocols.icmpv6)
    throw invalid('icmpOptions need protocol 1 or 58')
  for (const range of [tcpOptions, udpOptions].flatMap((o) => [o?.destinationPortRange, o?.sourcePortRange]))
    if (range && range.max < range.min) throw invalid(`port range ${range.min}-${range.max} is empty`)
}

/** A range, or the label of a service of the region. */
export function checkPeer(member: string, peer: string, type: string | undefined, region: string): void {
  if (type !== 'SERVICE_CIDR_BLOCK') {
    if (!isIpv6(peer)) cidrOf(member, peer)
  } else if (findOciRegion(region) && !oracleServicesOf(region).some(({ cidrBlock }) => cidrBlock === peer))
    throw invalid(`${member} '${peer}' is not a service CIDR label of this region`)
}
