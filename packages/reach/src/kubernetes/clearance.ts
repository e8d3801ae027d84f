import type { Cluster } from './cluster.ts'
import { selects } from './labels.ts'
import type { Direction, NetworkPolicy, PolicyRule, Workload } from './objects.ts'
import { type Peer, peerTakes } from './peer.ts'
import { allPorts, meetPorts, noPorts, type PortSet, unitePorts } from './port-set.ts'
import { rulePorts } from './rule-ports.ts'

/** One rule that lets something through. */
export interface Grant {
  readonly policy: NetworkPolicy
  /** Its place in the policy's `ingress` or `egress`, from 0. */
  readonly rule: number
  readonly ports: PortSet
}

/** What the policies of one pod say to one peer in one direction. */
export interface Clearance {
  readonly direction: Direction
  readonly workload: Workload
  /** The policies that close the pod in this direction; empty when it is open. */
  readonly isolatedBy: readonly NetworkPolicy[]
  readonly grants: readonly Grant[]
  readonly ports: PortSet
}

/** The policies that close a pod in a direction. */
export const isolating = (cluster: Cluster, direction: Direction, pod: Workload): NetworkPolicy[] =>
  pod.hostNetwork
    ? []
    : cluster
        .policiesIn(pod.namespace)
        .filter(({ isolates, pods }) => isolates.includes(direction) && selects(pods, pod.labels))

/**
 * What `pod` may receive from (`ingress`) or send to (`egress`) `other`: everything while no policy selects it, else the
 * union of what the rules of those that do allow.
 * @source https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function clearance(cluster: Cluster, direction: Direction, pod: Workload, other: Peer): Clearance {
  const isolatedBy = isolating(cluster, direction, pod)
  const receiver = direction === 'ingress' ? pod : other.workload
  const takes = ({ namespace }: NetworkPolicy, { peers }: PolicyRule) =>
    peers?.some((peer) => peerTakes(cluster, namespace, peer, other)) ?? true
  const grants = isolatedBy.flatMap((policy) =>
    policy[direction].flatMap((rule, index): Grant[] =>
      takes(policy, rule) ? [{ policy, rule: index, ports: rulePorts(rule, receiver?.ports ?? []) }] : [],
    ),
  )
  const ports = isolatedBy.length === 0 ? allPorts : grants.map((grant) => grant.ports).reduce(unitePorts, noPorts)
  return { direction, workload: pod, isolatedBy, grants, ports }
}

/** What two ends may say to each other, and what the policies of each end say to it. */
export interface Conversation {
  readonly ports: PortSet
  /** Of the sender's policies first, then of the receiver's; addresses have none. */
  readonly clearances: readonly Clearance[]
}

/** What `from` may open towards `to`. Policies never see what a pod sends to itself. */
export function conversation(cluster: Cluster, from: Peer, to: Peer): Conversation {
  if (isItself(from, to)) return { ports: allPorts, clearances: [] }
  const clearances = [
    ...(from.workload ? [clearance(cluster, 'egress', from.workload, to)] : []),
    ...(to.workload ? [clearance(cluster, 'ingress', to.workload, from)] : []),
  ]
  return { ports: clearances.map(({ ports }) => ports).reduce(meetPorts, allPorts), clearances }
}

/** Two pods of one template are two; a bare pod is itself. */
const isItself = (from: Peer, to: Peer): boolean => from.workload?.kind === 'Pod' && from.workload === to.workload
