import type { Rule } from '@interconnect/oci'
import type { OciRule } from '@interconnect/reach'

/** What a rule that somebody else wrote may say beside; it keeps the wire's words. */
type HeldRule = Omit<Rule, 'protocol' | 'peerType'> & {
  readonly protocol: string
  readonly peerType: string
  readonly sourcePorts?: NonNullable<Rule['ports']>
}

const asRange = ({ from, to }: NonNullable<Rule['ports']>) => ({ first: from, last: to })

/** A rule of a security list or group in the words of the model, ours or of others. */
export function asOciRule(rule: Rule): OciRule {
  const { name, protocol, peerType, ports, sourcePorts, ...rest } = rule as HeldRule
  return {
    ...rest,
    name: name === '' ? described(rule) : name,
    protocol: protocolOf(protocol),
    peerType: peerType === 'SERVICE_CIDR_BLOCK' ? 'service' : (peerType as OciRule['peerType']),
    ...(ports && { ports: asRange(ports) }),
    ...(sourcePorts && { sourcePorts: asRange(sourcePorts) }),
  }
}

/** What nobody gave a description is called by what it says. */
function described({ direction, protocol, ports, peer }: Rule): string {
  const range = ports ? `/${ports.from === ports.to ? ports.from : `${ports.from}-${ports.to}`}` : ''
  return `${direction.toLowerCase()} ${protocol}${range} ${direction === 'INGRESS' ? 'from' : 'to'} ${peer}`
}

/** Protocols we have no word for go by their number. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/IngressSecurityRule/ */
const protocolOf = (protocol: string): OciRule['protocol'] =>
  protocol === '58' ? 'icmpv6' : /^\d+$/.test(protocol) ? Number(protocol) : (protocol as 'tcp')
