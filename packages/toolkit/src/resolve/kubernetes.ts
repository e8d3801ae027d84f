import type { Cloud, CniName, Kubernetes, PortSpec, ResolvedCluster, ResolvedKubernetes } from '@interconnect/model'

const tcp = (from: number, to = from): PortSpec => ({ protocol: 'tcp', from, to })
const udp = (from: number, to = from): PortSpec => ({ protocol: 'udp', from, to })

/**
 * Ports that every node must reach on every other.
 * @source https://kubernetes.io/docs/reference/networking/ports-and-protocols/
 */
const nodePorts: readonly PortSpec[] = [tcp(10_250), tcp(10_256), tcp(30_000, 32_767), udp(30_000, 32_767)]

/** Ports of the control plane: API server, etcd, controller manager, scheduler. */
const controlPlanePorts: readonly PortSpec[] = [tcp(6443), tcp(2379, 2380), tcp(10_257), tcp(10_259)]

/**
 * What the network plug-ins send between nodes.
 * @source https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md
 * @source https://docs.cilium.io/en/stable/operations/system_requirements/
 * @source https://docs.tigera.io/calico/latest/getting-started/kubernetes/requirements
 */
const cniPorts: Readonly<Record<CniName, readonly PortSpec[]>> = {
  flannel: [udp(8472)],
  cilium: [udp(8472), tcp(4240)],
  calico: [tcp(179), udp(4789), tcp(5473)],
}

/** What nodes of the clusters need from each other, per direction between clouds. */
export interface NodeTraffic {
  readonly from: Cloud
  readonly to: Cloud
  readonly ports: readonly PortSpec[]
  readonly description: string
}

/** Traffic between nodes of a stretched cluster; facing clusters need none by themselves: callers declare flows. */
export function nodeTraffic(kubernetes: ResolvedKubernetes): NodeTraffic[] {
  const [cluster] = kubernetes.clusters
  if (kubernetes.mode !== 'stretched' || !cluster?.cni) return []
  const ends: readonly Cloud[] = ['azure', 'oci']
  const everywhere = [...nodePorts, ...cniPorts[cluster.cni], { protocol: 'icmp' } as const]
  return ends.flatMap((from) =>
    ends.map((to) => ({
      from,
      to,
      ports: to === cluster.controlPlane ? [...controlPlanePorts, ...everywhere] : everywhere,
      description: `cluster nodes, ${cluster.cni}`,
    })),
  )
}

/** The clusters of the document with their defaults. */
export function resolveKubernetes(spec: Kubernetes): ResolvedKubernetes {
  return { mode: spec.mode, nodes: spec.nodes, clusters: spec.mode === 'stretched' ? [stretched(spec)] : facing(spec) }
}

function stretched({ stretched: given }: Kubernetes): ResolvedCluster {
  return {
    name: 'stretched',
    podNetwork: 'overlay',
    cni: given?.cni ?? 'flannel',
    pods: given?.pods ?? defaultPods,
    services: given?.services ?? defaultServices,
    controlPlane: given?.controlPlane ?? 'oci',
  }
}

function facing({ paired }: Kubernetes): ResolvedCluster[] {
  return (['azure', 'oci'] as const).map((cloud) => {
    const { podNetwork = 'overlay', pods, services } = paired?.[cloud] ?? {}
    return { name: cloud, cloud, podNetwork, ...(pods && { pods }), ...(services && { services }) }
  })
}

const defaultPods = '10.244.0.0/16' as NonNullable<ResolvedCluster['pods']>
const defaultServices = '10.96.0.0/16' as NonNullable<ResolvedCluster['services']>
