import type { Cloud } from '@interconnect/model'
import type { Endpoint, Fabric } from '../../fabric/fabric.ts'
import type { ModelledCluster } from '../../model/kubernetes.ts'
import type { NetworkModel } from '../../model/network-model.ts'
import { type AddressRange, addressRange } from '../../packets/address-range.ts'
import { type Cluster, clusterOf } from '../cluster.ts'
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
  /** Everything that has an address of its own without the cluster. */
  readonly hosts: readonly Endpoint[]
  /** Whether an address is one of the subnet of the nodes. */
  isNodeAddress(address: AddressRange): boolean
  /** The rest of the subnet that holds an address. */
  subnetOf(address: AddressRange): Endpoint | undefined
}

export function sitesOf(model: NetworkModel, fabric: Fabric): Site[] {
  return (model.clusters ?? []).flatMap((modelled) =>
    Object.entries(modelled.nodeSubnetKeys).flatMap(([cloud, key]) => {
      const nodes = fabric.endpoints.find((endpoint) => endpoint.key === key)
      if (!nodes) return []
      const subnets = [...model.azure.subnets, ...model.oci.subnets]
      const subnetOf = (range: AddressRange): Endpoint | undefined => {
        const subnet = subnets.find(({ prefix }) => holds(addressRange(prefix), range))
        return subnet && fabric.endpoints.find((endpoint) => endpoint.key === subnet.ref.key)
      }
      const site: Site = {
        cloud: cloud as Cloud,
        modelled,
        cluster: clusterOf(modelled.objects, modelled),
        nodes,
        podSubnet: (modelled.podRange && subnetOf(modelled.podRange)) ?? nodes,
        hosts: fabric.endpoints,
        isNodeAddress: (address) => subnetOf(address) === nodes,
        subnetOf,
      }
      return [site]
    }),
  )
}
