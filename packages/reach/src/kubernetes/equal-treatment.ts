import { formatAddressRange } from '../packets/address-range.ts'
import { addressesOf, type Cluster } from './cluster.ts'
import type { Labels, LabelSelector } from './labels.ts'
import type { NetworkPolicy, PolicyPeer, Workload } from './objects.ts'
import { blockTakes, isBlock } from './peer.ts'

/** Workloads that no policy can tell apart. */
export interface WorkloadClass {
  /** Stands for all of them. */
  readonly example: Workload
  readonly members: readonly Workload[]
}

/**
 * Groups workloads by what policies can see of them: labels that some selector asks for, named ports that some rule
 * names, the blocks that hold their addresses, and their namespace where it has policies of its own.
 */
export function equallyTreated(cluster: Cluster, workloads: readonly Workload[]): WorkloadClass[] {
  const looks = looksOf(cluster)
  return [...Map.groupBy(workloads, looks).values()].map((members) => ({ example: members[0]!, members }))
}

/** What the policies of the cluster look at, as one text for each workload. */
export function looksOf(cluster: Cluster): (workload: Workload) => string {
  const { policies } = cluster.objects
  const peers = policies.flatMap(peersOf)
  const podWords = wordsOf([
    ...policies.map(({ pods }) => pods),
    ...peers.flatMap((peer) => (isBlock(peer) ? [] : [peer.pods])),
  ])
  const namespaceWords = wordsOf(peers.flatMap((peer) => (isBlock(peer) || !peer.namespaces ? [] : [peer.namespaces])))
  const portNames = new Set(policies.flatMap(portNamesOf))
  const blocks = [...new Map(peers.filter(isBlock).map((peer) => [blockText(peer), peer])).values()]
  const namespaceLook = remembered((name: string) =>
    JSON.stringify([cluster.policiesIn(name).length > 0 ? name : '', said(cluster.labelsOf(name), namespaceWords)]),
  )
  const blockLook = remembered((range: ReturnType<typeof addressesOf>[number]) =>
    blocks.map((block) => (blockTakes(block, range) ? '1' : '0')).join(''),
  )
  return (workload) => {
    const { namespace, labels, ports, hostNetwork } = workload
    const named = ports.filter(({ name }) => name !== undefined && portNames.has(name))
    const addresses = blocks.length === 0 ? [] : addressesOf(cluster, workload)
    return JSON.stringify([
      // Pods on the host's network are addresses to policies, and their namespaces count for nothing.
      hostNetwork || [namespaceLook(namespace), said(labels, podWords)],
      named.map(({ name, port, transport }) => `${name} ${port} ${transport}`).toSorted(),
      addresses.map((range) => `${range.family} ${blockLook(range)}`),
    ])
  }
}

const peersOf = ({ ingress, egress }: NetworkPolicy): PolicyPeer[] =>
  [...ingress, ...egress].flatMap(({ peers }) => peers ?? [])

const portNamesOf = ({ ingress, egress }: NetworkPolicy): string[] =>
  [...ingress, ...egress].flatMap(({ ports }) =>
    (ports ?? []).flatMap(({ port }) => (typeof port === 'string' ? [port] : [])),
  )

/** The keys that selectors ask for, each with the values they name: all other values are as good as each other. */
type Words = ReadonlyMap<string, ReadonlySet<string>>

function wordsOf(selectors: readonly LabelSelector[]): Words {
  const words = new Map<string, Set<string>>()
  for (const { key, values } of selectors.flatMap(({ expressions }) => expressions)) {
    const known = words.get(key) ?? new Set()
    words.set(key, known)
    for (const value of values) known.add(value)
  }
  return new Map([...words].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const said = (labels: Labels, words: Words) =>
  [...words].map(([key, values]) => {
    const value = labels[key]
    return value === undefined || values.has(value) ? (value ?? null) : true
  })

const blockText = ({ block, except }: Extract<PolicyPeer, { block: unknown }>): string =>
  [block, ...except].map(formatAddressRange).join()

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}
