import type { AddressRange } from '../packets/address-range.ts'
import { addressesOf, type Cluster } from './cluster.ts'
import { selects } from './labels.ts'
import type { BlockPeer, PodsPeer, PolicyPeer, Workload } from './objects.ts'

/** The far side of a packet as a policy sees it: a pod, or addresses that every block takes all of or none of. */
export type Peer =
  | { readonly workload: Workload; readonly addresses?: never }
  | { readonly workload?: never; readonly addresses: AddressRange }

export const holds = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.family === inner.family && outer.first <= inner.first && outer.last >= inner.last

export const meets = (a: AddressRange, b: AddressRange): boolean =>
  a.family === b.family && a.first <= b.last && b.first <= a.last

/** Whether the block takes every one of `addresses`. */
export const blockTakes = ({ block, except }: BlockPeer, addresses: AddressRange): boolean =>
  holds(block, addresses) && !except.some((hole) => meets(hole, addresses))

export const isBlock = (peer: PolicyPeer): peer is BlockPeer => 'block' in peer

/**
 * Whether one entry of a rule's `from` or `to`, in a policy of `namespace`, takes `other`. Pods on the host's network
 * are addresses to it, as most plug-ins have it.
 * @source https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-and-hostnetwork-pods
 */
export function peerTakes(cluster: Cluster, namespace: string, peer: PolicyPeer, other: Peer): boolean {
  if (!isBlock(peer)) return other.workload !== undefined && podsTake(cluster, namespace, peer, other.workload)
  if (other.addresses) return blockTakes(peer, other.addresses)
  if (!other.workload.hostNetwork && !cluster.blocksTakePods) return false
  const addresses = addressesOf(cluster, other.workload).filter(({ family }) => family === peer.block.family)
  return addresses.length > 0 && addresses.every((range) => blockTakes(peer, range))
}

function podsTake(cluster: Cluster, namespace: string, peer: PodsPeer, { hostNetwork, ...pod }: Workload): boolean {
  if (hostNetwork || !selects(peer.pods, pod.labels)) return false
  return peer.namespaces ? selects(peer.namespaces, cluster.labelsOf(pod.namespace)) : pod.namespace === namespace
}
