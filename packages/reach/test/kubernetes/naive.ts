import type {
  WrittenCluster,
  WrittenPeer,
  WrittenPod,
  WrittenPolicy,
  WrittenRule,
  WrittenSelector,
} from './arbitrary-cluster.ts'

/** One packet between two addresses. */
export interface Probe {
  readonly from: string
  readonly to: string
  readonly protocol: string
  readonly port: number
}

/**
 * The test oracle: decides one packet by walking over everything as the Kubernetes pages tell it, on the objects as
 * written. Slow and plain on purpose, and shares nothing with what it checks.
 */
export function naivelyAllowed(cluster: WrittenCluster, probe: Probe): boolean {
  if (probe.from === probe.to) return true
  const podAt = (ip: string) => cluster.pods.find(({ status }) => status.podIP === ip)
  const [sender, receiver] = [podAt(probe.from), podAt(probe.to)]
  if (sender && !lets(cluster, 'Egress', sender, { ip: probe.to, pod: receiver }, { ...probe, receiver })) return false
  return !receiver || lets(cluster, 'Ingress', receiver, { ip: probe.from, pod: sender }, { ...probe, receiver })
}

interface Other {
  readonly ip: string
  readonly pod: WrittenPod | undefined
}
type Arriving = Probe & { readonly receiver: WrittenPod | undefined }

function lets(
  cluster: WrittenCluster,
  type: 'Ingress' | 'Egress',
  pod: WrittenPod,
  other: Other,
  packet: Arriving,
): boolean {
  let selected = false
  for (const policy of cluster.policies) {
    if (policy.metadata.namespace !== pod.metadata.namespace) continue
    if (!typesOf(policy).includes(type)) continue
    if (!matches(policy.spec.podSelector, pod.metadata.labels)) continue
    selected = true
    const rules = (type === 'Ingress' ? policy.spec.ingress : policy.spec.egress) ?? []
    for (const rule of rules) if (ruleLets(cluster, policy, rule, other, packet)) return true
  }
  return !selected
}

function typesOf({ spec }: WrittenPolicy): readonly string[] {
  if (spec.policyTypes && spec.policyTypes.length > 0) return spec.policyTypes
  return spec.egress && spec.egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress']
}

function ruleLets(
  cluster: WrittenCluster,
  policy: WrittenPolicy,
  rule: WrittenRule,
  other: Other,
  packet: Arriving,
): boolean {
  const peers = rule.from ?? rule.to ?? []
  const ports = rule.ports ?? []
  const peerFits = peers.length === 0 || peers.some((peer) => isPeer(cluster, policy, peer, other))
  return peerFits && (ports.length === 0 || ports.some((port) => isPort(port, packet)))
}

function isPort(
  { protocol = 'TCP', port, endPort }: NonNullable<WrittenRule['ports']>[number],
  packet: Arriving,
): boolean {
  if (protocol !== packet.protocol) return false
  if (port === undefined) return true
  if (typeof port === 'number') return packet.port >= port && packet.port <= (endPort ?? port)
  for (const container of packet.receiver?.spec.containers ?? [])
    for (const one of container.ports)
      if (one.name === port && one.containerPort === packet.port && (one.protocol ?? 'TCP') === protocol) return true
  return false
}

function isPeer(cluster: WrittenCluster, policy: WrittenPolicy, peer: WrittenPeer, { ip, pod }: Other): boolean {
  if (peer.ipBlock) return isIn(ip, peer.ipBlock.cidr) && !(peer.ipBlock.except ?? []).some((hole) => isIn(ip, hole))
  if (!pod) return false
  if (peer.podSelector && !matches(peer.podSelector, pod.metadata.labels)) return false
  if (!peer.namespaceSelector) return pod.metadata.namespace === policy.metadata.namespace
  const name = pod.metadata.namespace
  const namespace = cluster.namespaces.find(({ metadata }) => metadata.name === name)
  return matches(peer.namespaceSelector, { ...namespace?.metadata.labels, 'kubernetes.io/metadata.name': name })
}

function matches(
  { matchLabels = {}, matchExpressions = [] }: WrittenSelector,
  labels: Readonly<Record<string, string>>,
): boolean {
  for (const key of Object.keys(matchLabels)) if (labels[key] !== matchLabels[key]) return false
  for (const { key, operator, values = [] } of matchExpressions) {
    const value = labels[key]
    if (operator === 'Exists' && value === undefined) return false
    if (operator === 'DoesNotExist' && value !== undefined) return false
    if (operator === 'In' && !(value !== undefined && values.includes(value))) return false
    if (operator === 'NotIn' && value !== undefined && values.includes(value)) return false
  }
  return true
}

/** IPv4 only: all packets of the tests are. */
function isIn(ip: string, cidr: string): boolean {
  const [network, length] = cidr.split('/')
  if (network!.includes(':')) return false
  return bits(ip).slice(0, Number(length)) === bits(network!).slice(0, Number(length))
}

const bits = (ip: string): string =>
  ip
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('')
