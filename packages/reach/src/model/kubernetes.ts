import type { Cloud, CniName } from '@interconnect/model'
import type { Enforcement } from '../kubernetes/cluster.ts'
import type { ClusterObjects } from '../kubernetes/objects.ts'
import type { Modelled } from './object.ts'

/** A Kubernetes cluster that stands on the modelled networks. */
export interface ModelledCluster extends Modelled, Enforcement {
  readonly objects: ClusterObjects
  /** Clouds its nodes stand in, each with the key of the subnet that holds them. */
  readonly nodeSubnetKeys: Readonly<Partial<Record<Cloud, string>>>
  /** `routable`: pods have addresses of the network. `overlay`: they leave with those of their nodes. */
  readonly podNetwork: 'overlay' | 'routable'
  readonly cni?: CniName
  /**
   * What questions call by name, such as `azure/pod/shop/web`: only that becomes endpoints, for pods of templates share
   * the addresses of their cluster.
   */
  readonly asked: readonly string[]
  /** In place of that for a table: workloads that nothing tells apart share an endpoint. */
  readonly rows?: readonly WorkloadRow[]
}

/** Workloads of a cluster under one title. */
export interface WorkloadRow {
  /** Such as `pod/shop/web`; the cloud comes before it. */
  readonly title: string
  /** Their keys. */
  readonly members: readonly string[]
  /** What people call them, in order: pods of one template by its name. */
  readonly names: readonly string[]
}
