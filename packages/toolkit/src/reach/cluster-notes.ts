import type { Cloud, ResolvedCluster } from '@interconnect/model'
import {
  addressRange,
  type AddressRange,
  formatAddressRange,
  intersect,
  type ModelledCluster,
  type NetworkModel,
} from '@interconnect/reach'
import type { ReachedNetwork } from '../actions/reach.ts'
import { isInCluster, isService } from './clusters.ts'

/** What somebody should know who reads an answer about a cluster. */
export function clusterNotes(network: ReachedNetwork, { from, to }: { from: string; to: string }): string[] {
  if (![from, to].some(isInCluster)) return []
  return (network.spec.kubernetes?.clusters ?? []).flatMap((cluster) => [
    ...enforcementNote(cluster),
    ...hiddenNote(cluster, { from, to }),
    ...misfitNotes(network.model, cluster),
  ])
}

/** What somebody should know who reads a table of pods. */
export const tableNotes = ({ spec, model }: ReachedNetwork): string[] =>
  (spec.kubernetes?.clusters ?? []).flatMap((cluster) => [
    ...(modelledAs(model, cluster)?.objects.policies.length ? enforcementNote(cluster) : []),
    ...misfitNotes(model, cluster),
  ])

const modelledAs = ({ clusters = [] }: NetworkModel, { name }: ResolvedCluster): ModelledCluster | undefined =>
  clusters.find(({ ref }) => ref.name === name)

/** @source https://github.com/flannel-io/flannel/blob/master/README.md */
const enforcementNote = ({ cni, name }: ResolvedCluster): string[] =>
  cni === 'flannel'
    ? [
        `cluster ${name} uses flannel, which enforces no network policy by itself: the policies hold only with an enforcer beside it`,
      ]
    : []

/** Pods of an overlay are no address to anybody outside. */
const hiddenNote = (
  { cloud, podNetwork, pods, name }: ResolvedCluster,
  { from, to }: { from: string; to: string },
): string[] =>
  podNetwork === 'overlay' &&
  cloud &&
  to.startsWith(`${cloud}/`) &&
  isInCluster(to) &&
  !isService(to) &&
  !isNode(to) &&
  !from.startsWith(`${cloud}/`)
    ? [
        `pods of cluster ${name}${pods ? ` (${pods})` : ''} can be reached from outside only through a service of type LoadBalancer or NodePort: ask for ${cloud}/service/NAMESPACE/NAME`,
      ]
    : []

const isNode = (text: string): boolean => /(^|\/)(node|pool)\//.test(text)

/** A cluster that is not where the document has it: another context, or another document. */
function misfitNotes(model: NetworkModel, cluster: ResolvedCluster): string[] {
  const modelled = modelledAs(model, cluster)
  if (!modelled) return []
  const { objects, podRange } = modelled
  const nodes = objects.nodes.filter(({ addresses }) => addresses.length > 0)
  const subnets = nodeSubnets(model, modelled)
  const strayNodes = nodes.filter(
    ({ addresses }) =>
      !isIn(
        addresses,
        subnets.map(({ range }) => range),
      ),
  )
  const pods = objects.workloads.filter(({ addresses, hostNetwork }) => addresses.length > 0 && !hostNetwork)
  const strayPods = podRange ? pods.filter(({ addresses }) => !isIn(addresses, [podRange])) : []
  const where = subnets.map(({ title }) => title).join(' or ')
  return [
    ...stray(strayNodes, { of: nodes.length, what: 'node', from: `${where}, where the document has them`, cluster }),
    ...stray(strayPods, {
      of: pods.length,
      what: 'pod',
      from: `${podRange && formatAddressRange(podRange)}, the pods of the document`,
      cluster,
    }),
  ]
}

const nodeSubnets = (model: NetworkModel, { nodeSubnetKeys }: ModelledCluster) =>
  (Object.entries(nodeSubnetKeys) as [Cloud, string][]).flatMap(([cloud, key]) =>
    model[cloud].subnets.flatMap(({ ref, name, prefix }) =>
      ref.key === key ? [{ title: `${cloud}/${name} (${prefix})`, range: addressRange(prefix) }] : [],
    ),
  )

const isIn = (addresses: readonly AddressRange[], ranges: readonly AddressRange[]): boolean =>
  addresses.some((address) => intersect([address], ranges).length > 0)

function stray(
  those: readonly { readonly name: string; readonly addresses: readonly AddressRange[] }[],
  {
    of,
    what,
    from,
    cluster,
  }: { readonly of: number; readonly what: string; readonly from: string; readonly cluster: ResolvedCluster },
): string[] {
  const [first] = those
  if (!first) return []
  const how = those.length === of ? `no ${what}` : `${those.length} of ${of} ${what}s`
  const verb = those.length === of ? 'has an address' : those.length === 1 ? 'has no address' : 'have no address'
  return [
    `${how} of cluster ${cluster.name} ${verb} in ${from}: ${first.name} has ${formatAddressRange(first.addresses[0]!)}; is it the right context, and the right document?`,
  ]
}
