import type { Rule } from '@interconnect/oci'
import { formatPortSpec, type PortSpec, type Prefix, type ResolvedSpec, type ResolvedSubnet } from '@interconnect/model'
import { endName, type Passage, passagesOf, shortened } from './passages.ts'

/** @source OCI API: description of a rule, at most 255 characters; the mark stands before it */
const maxName = 120

/**
 * Rules of one OCI subnet, stateful, so that answers pass by themselves. Everything not named here is closed: OCI has
 * no deny rules.
 */
export function ociRules(spec: ResolvedSpec, subnet: ResolvedSubnet): Rule[] {
  const { inbound, outbound } = passagesOf(spec.flows, 'oci', subnet)
  return [
    ...inbound.flatMap((passage) => rulesOf(passage, 'INGRESS', passage.from.prefixes)),
    ...outbound.flatMap((passage) => rulesOf(passage, 'EGRESS', passage.to.prefixes)),
  ]
}

function rulesOf(passage: Passage, direction: Rule['direction'], peers: readonly Prefix[]): Rule[] {
  const ends = direction === 'INGRESS' ? `from ${endName(passage.from)}` : `to ${endName(passage.to)}`
  return passage.ports.flatMap((port) =>
    peers.flatMap((peer) =>
      matches(port, passage.proofOnly).map((match): Rule => ({
        name: shortened(`${ends} ${match.label} ${peer}`, maxName),
        direction,
        peer,
        peerType: 'cidr',
        ...match.fields,
      })),
    ),
  )
}

interface Match {
  readonly label: string
  readonly fields: Pick<Rule, 'protocol'> & Partial<Pick<Rule, 'ports' | 'icmp'>>
}

/**
 * Path MTU discovery needs ICMP type 3 code 4 wherever anything passes; ping is type 8.
 * @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/connectionhang.htm
 */
const proofMatches: readonly Match[] = [
  { label: 'icmp 8', fields: { protocol: 'icmp', icmp: { type: 8 } } },
  { label: 'icmp 3/4', fields: { protocol: 'icmp', icmp: { type: 3, code: 4 } } },
]

function matches(port: PortSpec, proofOnly: boolean): readonly Match[] {
  if (port.protocol === 'icmp') return proofOnly ? proofMatches : [{ label: 'icmp', fields: { protocol: 'icmp' } }]
  if (port.protocol === 'any') return [{ label: 'any', fields: { protocol: 'all' } }]
  return [{ label: formatPortSpec(port), fields: { protocol: port.protocol, ports: { from: port.from, to: port.to } } }]
}
