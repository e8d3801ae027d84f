import type { Rule } from '@interconnect/oci'
import { formatPortSpec, type PortSpec, type ResolvedSpec, type ResolvedSubnet } from '@interconnect/model'
import { type Box, fewestBoxes } from './oci-boxes.ts'
import { endName, type Passage, passagesOf, shortened } from './passages.ts'

/** @source OCI API: description of a rule, at most 255 characters; the mark stands before it */
const maxName = 120

/**
 * Rules of one OCI subnet, stateful, so that answers pass by themselves: the fewest that let exactly the flows through.
 * Everything not named here is closed: OCI has no deny rules.
 */
export function ociRules(spec: ResolvedSpec, subnet: ResolvedSubnet): Rule[] {
  const { inbound, outbound } = passagesOf(spec.flows, 'oci', subnet)
  return [...rulesOf(inbound, 'INGRESS'), ...rulesOf(outbound, 'EGRESS')]
}

function rulesOf(passages: readonly Passage[], direction: Rule['direction']): Rule[] {
  const far = direction === 'INGRESS' ? 'from' : 'to'
  return fewestBoxes(passages.flatMap((passage) => boxesOf(passage, far)))
    .map((box): Rule => ({ name: nameOf(box, far), direction, peer: box.peer, peerType: 'cidr', ...box.fields }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Of the end that asked for it or, where several did, of their cloud: what it lets through tells rules apart. */
function nameOf({ ends, fields, peer }: Box, far: 'from' | 'to'): string {
  const clouds = new Set(ends.map((end) => end.split('-', 1)[0]))
  const end = ends.length === 1 ? ends[0] : clouds.size === 1 ? [...clouds][0] : 'both'
  return shortened(`${far} ${end} ${labelOf(fields)} ${peer}`, maxName)
}

function labelOf({ protocol, ports, icmp }: Box['fields']): string {
  if (protocol === 'all') return 'any'
  if (ports) return formatPortSpec({ protocol: protocol as 'tcp' | 'udp', ...ports })
  if (!icmp) return 'icmp'
  return icmp.code === undefined ? `icmp ${icmp.type}` : `icmp ${icmp.type}/${icmp.code}`
}

const boxesOf = (passage: Passage, far: 'from' | 'to'): Box[] =>
  passage.ports.flatMap((port) =>
    fieldsOf(port, passage.proofOnly).flatMap((fields) =>
      passage[far].prefixes.map((peer) => ({ peer, fields, ends: [endName(passage[far])] })),
    ),
  )

/**
 * Path MTU discovery needs ICMP type 3 code 4 wherever anything passes; ping is type 8.
 * @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/connectionhang.htm
 */
const proofFields: readonly Box['fields'][] = [
  { protocol: 'icmp', icmp: { type: 8 } },
  { protocol: 'icmp', icmp: { type: 3, code: 4 } },
]

function fieldsOf(port: PortSpec, proofOnly: boolean): readonly Box['fields'][] {
  if (port.protocol === 'icmp') return proofOnly ? proofFields : [{ protocol: 'icmp' }]
  if (port.protocol === 'any') return [{ protocol: 'all' }]
  return [{ protocol: port.protocol, ports: { from: port.from, to: port.to } }]
}
