import { type Cloud, clouds, InterconnectError, nearest } from '@interconnect/model'
import {
  addressRange,
  compileNetwork,
  formatAddressRange,
  intersect,
  type ModelledCluster,
  type NetworkModel,
} from '@interconnect/reach'
import {
  type ClusterObjects,
  emptyCluster,
  inOrder,
  namespaceNames,
  nodeNames,
  serviceNames,
  workloadNames,
} from '@interconnect/reach/kubernetes'
import type { ReachedNetwork } from '../actions/reach.ts'

/** What is known of the clusters, by the cloud their nodes stand in; of a stretched one, the same on both. */
export type ObjectsByCloud = Readonly<Record<Cloud, ClusterObjects>>

/** Whether a text means something inside of a cluster: `azure/pod/shop/web`, `service/shop/web`, `node/aks-0`. */
export const isInCluster = (text: string): boolean => insideForm.test(text)

const kinds = ['pod', 'deployment', 'statefulset', 'daemonset', 'replicaset', 'job', 'cronjob', 'service']
const insideForm = new RegExp(`^(?:(azure|oci)/)?(?:(${kinds.join('|')})/[^/]+/[^/]+|(?:node|pool|namespace)/[^/]+)$`)

/**
 * The network with the workloads, services and nodes that a question names on it.
 * @throws InterconnectError `usage/invalid-argument` for one that is not there, or that cannot be an end
 */
export function withWorkloads(
  network: ReachedNetwork,
  objects: ObjectsByCloud,
  { from, to }: { readonly from: string; readonly to: string },
): ReachedNetwork {
  const asked = [from, to].filter(isInCluster)
  if (asked.length === 0) return network
  const clusters = modelledClusters(network, objects).map((cluster): ModelledCluster => ({ ...cluster, asked }))
  if (clusters.length === 0) throw noClusters(asked[0]!)
  for (const text of asked) assertThere(clusters, text)
  for (const text of asked) assertStandsHere(network.model, clusters, text)
  assertOpens(from)
  assertAnswersOutside(clusters, to)
  const model = { ...network.model, clusters }
  return { ...network, model, fabric: compileNetwork(model) }
}

export const noClusters = (what: string): InterconnectError =>
  new InterconnectError('usage/invalid-argument', `${what} is in a cluster, and the document has none`, {
    hint: 'say under spec.kubernetes where nodes stand and how pods get addresses',
  })

/** The clusters of the document, with nothing asked yet; none where it has none. */
export function modelledClusters({ spec, model }: ReachedNetwork, objects: ObjectsByCloud): ModelledCluster[] {
  const { kubernetes } = spec
  if (!kubernetes) return []
  const subnetKey = (cloud: Cloud) =>
    model[cloud].subnets.find(({ name }) => name === kubernetes.nodes[cloud])?.ref.key ?? ''
  return kubernetes.clusters.map((cluster) => {
    const sites = cluster.cloud ? [cluster.cloud] : clouds
    return {
      ref: { key: `kubernetes/${cluster.name}`, side: 'kubernetes', kind: 'cluster', name: cluster.name },
      objects: inOrder(sites.map((cloud) => objects[cloud]).find(isKnown) ?? emptyCluster),
      nodeSubnetKeys: Object.fromEntries(sites.map((cloud) => [cloud, subnetKey(cloud)])),
      podNetwork: cluster.podNetwork,
      ...(cluster.pods && { podRange: addressRange(cluster.pods) }),
      blocksTakePods: cluster.cni !== 'cilium',
      ...(cluster.cni && { cni: cluster.cni }),
      asked: [],
    }
  })
}

const isKnown = ({ workloads, services, nodes }: ClusterObjects): boolean =>
  workloads.length + services.length + nodes.length > 0

const namesIn = (clusters: readonly ModelledCluster[]): string[] =>
  clusters.flatMap(({ objects, nodeSubnetKeys }) =>
    (Object.keys(nodeSubnetKeys) as Cloud[]).flatMap((cloud) => [
      ...objects.workloads.flatMap((workload) => [
        ...workloadNames(cloud, workload),
        ...namespaceNames(cloud, workload.namespace),
      ]),
      ...objects.services.flatMap((service) => serviceNames(cloud, service)),
      ...objects.nodes.flatMap((node) => nodeNames(cloud, node)),
    ]),
  )

function assertThere(clusters: readonly ModelledCluster[], text: string): void {
  const names = [...new Set(namesIn(clusters))]
  if (names.includes(text)) return
  const meant = nearest(text, names)
  const [, word] = /^(?:[^/]+\/)?(pod|service|node|pool|namespace)\//.exec(text) ?? []
  const known = names.filter((name) => new RegExp(`^(azure|oci)/${word ?? '(pod|service)'}/`).test(name)).slice(0, 12)
  throw new InterconnectError('usage/invalid-argument', `no cluster has '${text}'`, {
    hint: meant
      ? `did you mean ${meant}?`
      : known.length > 0
        ? `known: ${known.join(', ')}`
        : 'name the folder of its manifests with --manifests, or its kubeconfig context with --context',
  })
}

export const isService = (text: string): boolean => /(^|\/)service\//.test(text)

/** A node is known by its address, which only a live cluster tells, and stands where the document has a subnet for it. */
function assertStandsHere({ azure, oci }: NetworkModel, clusters: readonly ModelledCluster[], text: string): void {
  const nodes = clusters.flatMap(({ objects, nodeSubnetKeys }) =>
    (Object.keys(nodeSubnetKeys) as Cloud[]).flatMap((cloud) =>
      objects.nodes.filter((node) => nodeNames(cloud, node).includes(text)),
    ),
  )
  const addresses = nodes.flatMap((node) => node.addresses)
  const subnets = [...azure.subnets, ...oci.subnets].map(({ prefix }) => addressRange(prefix))
  if (nodes.length === 0 || intersect(addresses, subnets).length > 0) return
  throw addresses.length === 0
    ? new InterconnectError('usage/invalid-argument', `no address of ${text} is known`, {
        hint: 'the status of a node has it: read it live with --context, or print it with `kubectl get nodes -o yaml`',
      })
    : new InterconnectError(
        'usage/invalid-argument',
        `${text} has ${formatAddressRange(addresses[0]!)}, which is in no subnet of the document`,
        { hint: 'check that it is the right context, and that spec.kubernetes.nodes names the subnet of the nodes' },
      )
}

function assertOpens(from: string): void {
  if (!isService(from)) return
  throw new InterconnectError('usage/invalid-argument', `${from} is a service, and opens nothing by itself`, {
    hint: 'ask for one of the pods behind it, such as --from pod/<namespace>/<name>',
  })
}

function assertAnswersOutside(clusters: readonly ModelledCluster[], to: string): void {
  const inside = clusters.flatMap(({ objects, nodeSubnetKeys }) =>
    (Object.keys(nodeSubnetKeys) as Cloud[]).flatMap((cloud) =>
      objects.services.filter(
        (service) => serviceNames(cloud, service).includes(to) && !['LoadBalancer', 'NodePort'].includes(service.type),
      ),
    ),
  )
  const [service] = inside
  if (!service) return
  throw new InterconnectError(
    'usage/invalid-argument',
    `${to} is of type ${service.type}, and has no address outside of its cluster`,
    { hint: 'ask for the pods behind it, or give it an internal load balancer (type: LoadBalancer)' },
  )
}
