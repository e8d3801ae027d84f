import { type Cloud, clouds, type Prefix, type ResolvedCluster, type ResolvedSpec } from '@interconnect/model'

/** Length of the slice of the pod range that each node takes for itself. */
const slices: Readonly<Record<Cloud | 'stretched', number>> = {
  /** @source https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay */
  azure: 24,
  /** @source https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm */
  oci: 25,
  /** @source https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/ (--node-cidr-mask-size) */
  stretched: 24,
}

export const sliceLength = ({ cloud }: ResolvedCluster): number => slices[cloud ?? 'stretched']

/** The clusters whose pods hide behind their nodes, with the range that pods live in. */
export const overlayClusters = (spec: ResolvedSpec): (ResolvedCluster & { readonly pods: Prefix })[] =>
  (spec.kubernetes?.clusters ?? []).flatMap((cluster) =>
    cluster.podNetwork === 'overlay' && cluster.pods ? [{ ...cluster, pods: cluster.pods }] : [],
  )

/** The clusters whose pods have addresses of the network of their cloud. */
export const routableClusters = (spec: ResolvedSpec): (ResolvedCluster & { readonly cloud: Cloud })[] =>
  (spec.kubernetes?.clusters ?? []).flatMap((cluster) =>
    cluster.podNetwork === 'routable' && cluster.cloud ? [{ ...cluster, cloud: cluster.cloud }] : [],
  )

/** The one cluster with nodes in both clouds. */
export const stretchedCluster = ({ kubernetes }: ResolvedSpec): ResolvedCluster | undefined =>
  kubernetes?.mode === 'stretched' ? kubernetes.clusters[0] : undefined

/** The subnets that hold nodes, as the network lists them. */
export const nodeSubnets = ({
  kubernetes,
  ...spec
}: ResolvedSpec): { readonly cloud: Cloud; readonly name: string; readonly prefix: Prefix }[] =>
  clouds.flatMap((cloud) => {
    const subnet = kubernetes && spec[cloud].network.subnets.find(({ name }) => name === kubernetes.nodes[cloud])
    return subnet ? [{ cloud, name: subnet.name, prefix: subnet.prefix }] : []
  })

/**
 * Ranges a managed cluster takes when none is written.
 * @source https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning
 * @source https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm
 */
export const defaultRanges: Readonly<Record<Cloud, Readonly<Record<'pods' | 'services', string>>>> = {
  azure: { pods: '10.244.0.0/16', services: '10.0.0.0/16' },
  oci: { pods: '10.244.0.0/16', services: '10.96.0.0/16' },
}
