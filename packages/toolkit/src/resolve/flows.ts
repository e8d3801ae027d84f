import {
  type Cloud,
  type DocumentPath,
  type Finding,
  type Flow,
  type FlowEnd,
  nearest,
  otherCloud,
  parsePortSpec,
  type ResolvedFlow,
  type ResolvedKubernetes,
  type ResolvedNetwork,
} from '@interconnect/model'
import { nodeTraffic } from './kubernetes.ts'

export type Networks = Readonly<Record<Cloud, ResolvedNetwork>>

/** The flows of the document, of the clusters on top, and of proving; with findings for ends that do not exist. */
export function resolveFlows(
  flows: readonly Flow[],
  kubernetes: ResolvedKubernetes | undefined,
  networks: Networks,
): { flows: ResolvedFlow[]; findings: Finding[] } {
  const findings: Finding[] = []
  const written = flows.flatMap((flow, index): ResolvedFlow[] => {
    const from = resolveEnd(flow.from, networks, ['spec', 'flows', index, 'from'], findings)
    const to = resolveEnd(flow.to, networks, ['spec', 'flows', index, 'to'], findings)
    if (!from || !to) return []
    const ports = flow.ports.map((text) => parsePortSpec(text)!)
    return [{ name: `flow-${index + 1}`, from, to, ports, description: flow.description ?? '', origin: 'document' }]
  })
  const cluster = kubernetes ? clusterFlows(kubernetes, networks, findings) : []
  return { flows: [...proofFlows(networks), ...written, ...cluster], findings }
}

export const unknownSubnet = 'flow/unknown-subnet'

function resolveEnd(text: string, networks: Networks, at: DocumentPath, findings: Finding[]): FlowEnd | undefined {
  const [cloud, subnet] = text.split('/') as [Cloud, string | undefined]
  const network = networks[cloud]
  if (subnet === undefined) return { cloud, prefixes: network.cidrs }
  const found = network.subnets.find(({ name }) => name === subnet)
  if (found) return { cloud, subnet, prefixes: [found.prefix] }
  const known = network.subnets.map(({ name }) => `${cloud}/${name}`)
  const meant = nearest(text, known)
  findings.push({
    id: unknownSubnet,
    severity: 'error',
    at,
    message: `there is no subnet '${subnet}' on the ${cloud} side`,
    hint: meant
      ? `did you mean ${meant}?`
      : known.length > 0
        ? `known: ${known.join(', ')}`
        : `declare it under spec.${cloud}.network.subnets`,
    actual: text,
  })
  return undefined
}

/** Ping and path MTU discovery between the two networks: what proving needs, and nothing else without flows. */
function proofFlows(networks: Networks): ResolvedFlow[] {
  return (['azure', 'oci'] as const).map((cloud) => {
    const other = otherCloud(cloud)
    return {
      name: `proof-from-${cloud}`,
      from: { cloud, prefixes: networks[cloud].cidrs },
      to: { cloud: other, prefixes: networks[other].cidrs },
      ports: [{ protocol: 'icmp' }],
      description: 'ping and path MTU discovery',
      origin: 'proof',
    }
  })
}

function clusterFlows(kubernetes: ResolvedKubernetes, networks: Networks, findings: Finding[]): ResolvedFlow[] {
  const end = (cloud: Cloud) =>
    resolveEnd(`${cloud}/${kubernetes.nodes[cloud]}`, networks, ['spec', 'kubernetes', 'nodes', cloud], findings)
  const ends = { azure: end('azure'), oci: end('oci') }
  return nodeTraffic(kubernetes).flatMap(({ from, to, ports, description }): ResolvedFlow[] => {
    const [source, target] = [ends[from], ends[to]]
    if (!source || !target) return []
    return [{ name: `nodes-${from}-${to}`, from: source, to: target, ports, description, origin: 'kubernetes' }]
  })
}
