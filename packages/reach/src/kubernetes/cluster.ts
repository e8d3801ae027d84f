import type { AddressRange } from '../packets/address-range.ts'
import type { Labels } from './labels.ts'
import type { ClusterObjects, NetworkPolicy, Workload } from './objects.ts'

/** What a network plug-in decides where Kubernetes leaves it open. */
export interface Enforcement {
  /**
   * Whether `ipBlock` also takes pods by their address. Most plug-ins compare addresses; Cilium knows pods and nodes by
   * identity and takes only what is outside of the cluster.
   * @source https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium
   */
  readonly blocksTakePods: boolean
  /** Addresses of pods whose own address is not known. */
  readonly podRange?: AddressRange
}

/** The objects of a cluster, with what policies ask of them at hand. */
export interface Cluster extends Enforcement {
  readonly objects: ClusterObjects
  labelsOf(namespace: string): Labels
  /** In order of their names, which makes every answer stable. */
  policiesIn(namespace: string): readonly NetworkPolicy[]
}

export function clusterOf(objects: ClusterObjects, enforcement: Enforcement = { blocksTakePods: true }): Cluster {
  const namespaces = new Map(objects.namespaces.map(({ name, labels }) => [name, labels]))
  const byName = objects.policies.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const policies = Map.groupBy(byName, ({ namespace }) => namespace)
  return {
    ...enforcement,
    objects,
    labelsOf: (name) => namespaces.get(name) ?? { [nameLabel]: name },
    policiesIn: (name) => policies.get(name) ?? [],
  }
}

/** The API server puts it on every namespace. @source https://kubernetes.io/docs/reference/labels-annotations-taints/ */
export const nameLabel = 'kubernetes.io/metadata.name'

/** Where packets of a workload come from or go to inside its cluster; empty where nothing is known. */
export function addressesOf({ podRange }: Enforcement, workload: Workload): readonly AddressRange[] {
  if (workload.hostNetwork) return workload.nodeAddress ? [workload.nodeAddress] : []
  if (workload.addresses.length > 0) return workload.addresses
  return podRange ? [podRange] : []
}
