import type { SourcePlace } from '@interconnect/model'
import type { AddressRange } from '../packets/address-range.ts'
import type { Labels, LabelSelector } from './labels.ts'

export const transports = ['TCP', 'UDP', 'SCTP'] as const
export type Transport = (typeof transports)[number]

export interface Namespace {
  readonly name: string
  /** Always with `kubernetes.io/metadata.name`, which the API server adds. */
  readonly labels: Labels
}

export interface ContainerPort {
  readonly name?: string
  readonly port: number
  readonly transport: Transport
}

export const workloadKinds = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob'] as const
export type WorkloadKind = (typeof workloadKinds)[number]

/** A pod, or a template that pods are made from: all of them are treated alike. */
export interface Workload {
  readonly kind: WorkloadKind
  readonly namespace: string
  readonly name: string
  readonly labels: Labels
  readonly ports: readonly ContainerPort[]
  /** Shares the addresses of its node; network policies do not see it as a pod. */
  readonly hostNetwork: boolean
  /** Where they are known (`status.podIPs`); empty for templates. */
  readonly addresses: readonly AddressRange[]
  /** Address of its node, where it is known (`status.hostIP`). */
  readonly nodeAddress?: AddressRange
  /** What made it, where something did: for the pods of a Deployment that, not the ReplicaSet between. */
  readonly maker?: Maker
}

export interface Maker {
  readonly kind: WorkloadKind
  readonly name: string
}

/** A machine of the cluster. */
export interface Node {
  readonly name: string
  /** The node pool it is of, where the cloud says so. */
  readonly pool?: string
  /** Its addresses inside the network. */
  readonly addresses: readonly AddressRange[]
}

/** @source https://kubernetes.io/docs/concepts/services-networking/service/ */
export interface Service {
  readonly namespace: string
  readonly name: string
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'
  /** Absent for a service whose endpoints are kept by hand. */
  readonly selector?: LabelSelector
  readonly ports: readonly ServicePort[]
  /** `clusterIP: None`: callers speak to the pods themselves. */
  readonly headless: boolean
  readonly clusterAddresses: readonly AddressRange[]
  /** Addresses of its load balancer, where they are known or asked for. */
  readonly loadBalancerAddresses: readonly AddressRange[]
  /** Whether an annotation asks for a load balancer without a public address. */
  readonly internal: boolean
  /** `Local` keeps the caller's address; `Cluster` puts the node's in its place. */
  readonly externalTrafficPolicy: 'Cluster' | 'Local'
}

export interface ServicePort {
  readonly name?: string
  readonly port: number
  readonly transport: Transport
  /** Number, or name of a container port. */
  readonly target: number | string
  readonly nodePort?: number
}

export const directions = ['ingress', 'egress'] as const
export type Direction = (typeof directions)[number]

/** A NetworkPolicy with its defaults filled in. */
export interface NetworkPolicy {
  readonly namespace: string
  readonly name: string
  readonly pods: LabelSelector
  /** Directions in which the pods it selects are closed but for its rules (`policyTypes`). */
  readonly isolates: readonly Direction[]
  readonly ingress: readonly PolicyRule[]
  readonly egress: readonly PolicyRule[]
  /** Where it is named. */
  readonly place?: () => SourcePlace
}

export interface PolicyRule {
  /** Absent for everyone. */
  readonly peers?: readonly PolicyPeer[]
  /** Absent for every protocol and port. */
  readonly ports?: readonly PolicyPort[]
}

export type PolicyPeer = BlockPeer | PodsPeer

export interface BlockPeer {
  readonly block: AddressRange
  readonly except: readonly AddressRange[]
}

export interface PodsPeer {
  /** Absent for the policy's own namespace. */
  readonly namespaces?: LabelSelector
  readonly pods: LabelSelector
}

export interface PolicyPort {
  readonly transport: Transport
  /** Absent for every port; a name stands for what the receiving pod calls so. */
  readonly port?: number | string
  readonly endPort?: number
}

/** What is known of one cluster, from manifests or from its API server. */
export interface ClusterObjects {
  readonly namespaces: readonly Namespace[]
  readonly nodes: readonly Node[]
  readonly workloads: readonly Workload[]
  readonly services: readonly Service[]
  readonly policies: readonly NetworkPolicy[]
}

export const emptyCluster: ClusterObjects = {
  namespaces: [],
  nodes: [],
  workloads: [],
  services: [],
  policies: [],
}

/** `shop/web`. */
export const objectName = ({ namespace, name }: { readonly namespace: string; readonly name: string }): string =>
  `${namespace}/${name}`

/** Unique among the workloads of a cluster. */
export const keyOf = (workload: Workload): string => `${workload.kind}/${objectName(workload)}`
