import { isolating } from './clearance.ts'
import type { Cluster } from './cluster.ts'
import { equallyTreated, type WorkloadClass } from './equal-treatment.ts'
import type { Direction, NetworkPolicy, PolicyPeer, PolicyRule, Workload } from './objects.ts'
import { isBlock, peerTakes } from './peer.ts'
import { type PortSet } from './port-set.ts'
import { allPortsId, noPortsId, type PortSetId, PortSets } from './port-sets.ts'
import { hasNamedPort, rulePorts } from './rule-ports.ts'

/** What every workload of a cluster may open towards every other, by classes of equal treatment. */
export interface Connectivity {
  readonly classes: readonly WorkloadClass[]
  /**
   * What a member of class `from` may open towards a member of class `to`, by their places in `classes`; within one
   * class, what two members may say to each other.
   */
  readonly between: (from: number, to: number) => PortSet
}

/** What the policies of one class let through, by the place of the other class. */
type Row = Uint32Array

/**
 * All pairs at once: the rules are gone through once for each class, and a pair is one intersection of remembered sets.
 * Agrees with `conversation`, which answers for one pair and says why.
 */
export function connectivity(cluster: Cluster, workloads = cluster.objects.workloads): Connectivity {
  const classes = equallyTreated(cluster, workloads)
  const sets = new PortSets()
  const rowsIn = (direction: Direction) => classRows(cluster, classes, sets, direction)
  const egress = rowsIn('egress')
  const ingress = rowsIn('ingress')
  return {
    classes,
    between: (from, to) => sets.setOf(sets.meet(egress[from]![to]!, ingress[to]![from]!)),
  }
}

/** One row for each class; classes under the same rules share theirs. */
function classRows(cluster: Cluster, classes: readonly WorkloadClass[], sets: PortSets, direction: Direction): Row[] {
  const taken = takenBy(cluster, classes)
  const open: Row = new Uint32Array(classes.length).fill(allPortsId)
  const known = new Map<string, Row>()
  const closed = (rules: readonly RuleOf[], receiver: Workload | undefined): Row => {
    const row = new Uint32Array(classes.length).fill(noPortsId)
    for (const { policy, rule } of rules) {
      const portsTo = portIds(sets, rule, receiver)
      for (const place of taken(policy, rule)) row[place] = sets.unite(row[place]!, portsTo(classes[place]!))
    }
    return row
  }
  return classes.map(({ example }) => {
    const policies = isolating(cluster, direction, example)
    if (policies.length === 0) return open
    const rules = policies.flatMap((policy) => policy[direction].map((rule) => ({ policy, rule })))
    const receiver = direction === 'ingress' ? example : undefined
    const key = rowKey(policies, rules, receiver)
    const row = known.get(key) ?? closed(rules, receiver)
    known.set(key, row)
    return row
  })
}

interface RuleOf {
  readonly policy: NetworkPolicy
  readonly rule: PolicyRule
}

/** What a row depends on: the policies, and what the receiver calls its ports where a rule names one. */
function rowKey(policies: readonly NetworkPolicy[], rules: readonly RuleOf[], receiver: Workload | undefined): string {
  const names = policies.map(({ namespace, name }) => `${namespace}/${name}`)
  const ports = receiver && rules.some(({ rule }) => hasNamedPort(rule)) ? receiver.ports : []
  return JSON.stringify([names, ports])
}

/** The ports a rule opens, which depend on the other class only where an egress rule names one. */
function portIds(
  sets: PortSets,
  rule: PolicyRule,
  receiver: Workload | undefined,
): (other: WorkloadClass) => PortSetId {
  if (!receiver && hasNamedPort(rule)) return ({ example }) => sets.idOf(rulePorts(rule, example.ports))
  const id = sets.idOf(rulePorts(rule, receiver?.ports ?? []))
  return () => id
}

/** The places of the classes a rule is about, remembered for peers that say the same. */
function takenBy(cluster: Cluster, classes: readonly WorkloadClass[]) {
  const known = new Map<string, readonly number[]>()
  const everyPlace = [...classes.keys()]
  const inNamespace = Map.groupBy(everyPlace, (place) => classes[place]!.example.namespace)
  const places = (namespace: string, peer: PolicyPeer): readonly number[] => {
    const isOwn = !isBlock(peer) && !peer.namespaces
    const key = (isOwn ? `${namespace} ` : '') + keyOf(peer)
    const candidates = () => (isOwn ? (inNamespace.get(namespace) ?? []) : everyPlace)
    const found =
      known.get(key) ??
      candidates().filter((place) => peerTakes(cluster, namespace, peer, { workload: classes[place]!.example }))
    known.set(key, found)
    return found
  }
  return ({ namespace }: NetworkPolicy, { peers }: PolicyRule): Iterable<number> =>
    peers ? new Set(peers.flatMap((peer) => places(namespace, peer))) : everyPlace
}

/** IPv6 addresses are bigints, which JSON does not know. */
const keyOf = (peer: PolicyPeer): string =>
  JSON.stringify(peer, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
