import type { Cloud } from '@interconnect/model'
import type { Endpoint, Fabric } from '../../fabric/fabric.ts'
import type { ModelledCluster } from '../../model/kubernetes.ts'
import type { NetworkModel } from '../../model/network-model.ts'
import { type AddressRange, addressRange } from '../../packets/address-range.ts'
import { type Cluster, clusterOf } from '../cluster.ts'
import type { Service, Workload } from '../objects.ts'
import { holds } from '../peer.ts'

/** The part of a cluster that stands in one cloud. */
export interface Site {
  readonly cloud: Cloud
  readonly modelled: ModelledCluster
  readonly cluster: Cluster
  /** The nodes, as an endpoint of their subnet. */
  readonly nodes: Endpoint
  /** The subnet that pods with addresses of the network are in; that of the nodes where no other holds their range. */
  readonly podSubnet: Endpoint
}

export function sitesOf(model: NetworkModel, fabric: Fabric): Site[] {
  return (model.clusters ?? []).flatMap((modelled) =>
    Object.entries(modelled.nodeSubnetKeys).flatMap(([cloud, key]) => {
      const nodes = fabric.endpoints.find((endpoint) => endpoint.key === key)
      if (!nodes) return []
      const podSubnet = modelled.podRange && subnetHolding(model, fabric, modelled.podRange)
      const cluster = clusterOf(modelled.objects, modelled)
      return [{ cloud: cloud as Cloud, modelled, cluster, nodes, podSubnet: podSubnet ?? nodes }]
    }),
  )
}

function subnetHolding({ azure, oci }: NetworkModel, { endpoints }: Fabric, range: AddressRange): Endpoint | undefined {
  const subnet = [...azure.subnets, ...oci.subnets].find(({ prefix }) => holds(addressRange(prefix), range))
  return subnet && endpoints.find(({ key }) => key === subnet.ref.key)
}

/** What questions may call a workload: by its cloud or without, as `pod` or by its kind. */
export function workloadNames(cloud: Cloud, { kind, namespace, name }: Workload): string[] {
  const words = [...new Set(['pod', kind.toLowerCase()])]
  return [`${cloud}/`, ''].flatMap((before) => words.map((word) => `${before}${word}/${namespace}/${name}`))
}

export const serviceNames = (cloud: Cloud, { namespace, name }: Service): string[] =>
  [`${cloud}/`, ''].map((before) => `${before}service/${namespace}/${name}`)

export const isAsked = ({ asked }: ModelledCluster, names: readonly string[]): boolean =>
  names.some((name) => asked.includes(name))

/** The workloads of a site that questions name. */
export const askedWorkloads = ({ cloud, modelled }: Site): Workload[] =>
  modelled.objects.workloads.filter((workload) => isAsked(modelled, workloadNames(cloud, workload)))
