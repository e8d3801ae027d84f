import type { Cloud, Prefix } from '@interconnect/model'
import {
  type AddressRange,
  addressRange,
  compileNetwork,
  intersect,
  type ModelledCluster,
  type NetworkModel,
  type WorkloadRow,
} from '@interconnect/reach'
import {
  changedPolicies,
  type ChangedPolicy,
  emptyCluster,
  clusterOf,
  objectName,
  type Service,
  serviceNames,
  type Workload,
  workloadRows,
} from '@interconnect/reach/kubernetes'
import type { ReachedNetwork } from '../actions/reach.ts'
import { modelledClusters, type ObjectsByCloud } from './clusters.ts'

/** A network, and what is known of the clusters on it. */
export interface WithObjects {
  readonly network: ReachedNetwork
  readonly objects: ObjectsByCloud
}

/**
 * The networks with all workloads on them, a row for those that are treated alike, and the services that have an address
 * of their own. The rows of several networks are the same, so that these can be compared.
 */
export function withClusterRows(worlds: readonly WithObjects[]): ReachedNetwork[] {
  const clusters = worlds.map(({ network, objects }) => modelledClusters(network, objects))
  const rowsOf = (name: string): WorkloadRow[] =>
    workloadRows(
      clusters.flatMap((those) =>
        those.filter(({ ref }) => ref.name === name).map((one) => clusterOf(one.objects, one)),
      ),
      placeIn(worlds[0]!.network.model),
    )
  return worlds.map(({ network }, index) => {
    const own = clusters[index]!.map((cluster) => ({
      ...cluster,
      rows: rowsOf(cluster.ref.name),
      asked: ownAddressed(network.model, cluster),
    }))
    const model = { ...network.model, clusters: own }
    return own.length === 0 ? network : { ...network, model, fabric: compileNetwork(model) }
  })
}

/** The subnets that hold a pod and its node, where their addresses are known. */
function placeIn({ azure, oci }: NetworkModel): (workload: Workload) => string {
  const subnets = [...azure.subnets, ...oci.subnets].map(({ ref, prefix }) => ({
    ...ref,
    range: [addressRange(prefix)],
  }))
  const subnetOf = (address: AddressRange | undefined): string =>
    (address && subnets.find(({ range }) => intersect([address], range).length > 0)?.key) ?? ''
  return ({ addresses: [address], nodeAddress }) => `${subnetOf(address)} ${subnetOf(nodeAddress)}`
}

const hasOwnAddress = ({ type, loadBalancerAddresses }: Service): boolean =>
  type === 'LoadBalancer' && loadBalancerAddresses.length > 0

const sitesOf = ({ nodeSubnetKeys }: ModelledCluster) => Object.keys(nodeSubnetKeys) as Cloud[]

/** The load balancers with an address of their own, each in the cloud that has it. */
const ownAddressed = (model: NetworkModel, cluster: ModelledCluster): string[] =>
  cluster.objects.services.filter(hasOwnAddress).map((service) => {
    const sites = sitesOf(cluster)
    const home = sites.find((cloud) => model[cloud].subnets.some(({ prefix }) => holds(prefix, service)))
    return serviceNames(home ?? sites[0]!, service)[0]!
  })

const holds = (prefix: Prefix, { loadBalancerAddresses }: Service): boolean =>
  intersect(loadBalancerAddresses, [addressRange(prefix)]).length > 0

/** Services at the addresses of their nodes: no row of a table can be theirs alone. */
export const servicesAtNodes = ({ model }: ReachedNetwork): string[] =>
  (model.clusters ?? []).flatMap(({ objects }) =>
    objects.services
      .filter((service) => outsideTypes.includes(service.type) && !hasOwnAddress(service))
      .map(objectName),
  )

const outsideTypes: readonly Service['type'][] = ['NodePort', 'LoadBalancer']

/** A place that stands for several workloads of a cluster, and for which. */
export interface PlaceGroup {
  readonly place: string
  readonly members: readonly string[]
}

/** The rows that stand for several workloads. */
export function groupsIn({ model, fabric }: ReachedNetwork): PlaceGroup[] {
  const places = new Set(fabric.endpoints.map(({ names }) => names[0]))
  return (model.clusters ?? []).flatMap((cluster) =>
    (cluster.rows ?? []).flatMap(({ title, names }) =>
      sitesOf(cluster)
        .map((cloud) => ({ place: `${cloud}/${title}`, members: names }))
        .filter(({ place }) => names.length > 1 && places.has(place)),
    ),
  )
}

/** A network policy that differs between two networks, and the cluster it is in. */
export interface ClusterPolicyChange extends ChangedPolicy {
  readonly cluster: string
}

export const policyChanges = (before: ReachedNetwork, after: ReachedNetwork): ClusterPolicyChange[] =>
  (after.model.clusters ?? []).flatMap(({ ref, objects }) => {
    const then = before.model.clusters?.find((one) => one.ref.key === ref.key)?.objects ?? emptyCluster
    return changedPolicies(then, objects).map((change) => ({ cluster: ref.name, ...change }))
  })
