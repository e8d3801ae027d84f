import type { Kubernetes } from '@interconnect/model'
import type { Patch } from './a-spec.ts'

const nodes = { azure: 'app', oci: 'db' } as const

/** `spec.kubernetes` of one cluster over both clouds. */
export const aStretchedCluster = (patch: Patch<NonNullable<Kubernetes['stretched']>> = {}): Patch<Kubernetes> => ({
  mode: 'stretched',
  nodes,
  stretched: { cni: 'flannel', pods: '10.244.0.0/16', services: '10.96.0.0/16', controlPlane: 'oci', ...patch },
})

type Paired = NonNullable<Kubernetes['paired']>

/** `spec.kubernetes` of two clusters that face each other. */
export const facingClusters = (patch: Patch<Paired> = {}): Patch<Kubernetes> => ({
  mode: 'paired',
  nodes,
  paired: {
    azure: { podNetwork: 'overlay', pods: '10.200.0.0/16', services: '10.210.0.0/16', ...patch.azure },
    oci: { podNetwork: 'overlay', pods: '10.220.0.0/16', services: '10.230.0.0/16', ...patch.oci },
  },
})
