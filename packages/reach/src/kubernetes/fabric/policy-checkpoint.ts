import type { Checkpoint, Filter, FilterRule } from '../../fabric/fabric.ts'
import type { ObjectRef } from '../../model/object.ts'
import { merged, without } from '../../packets/address-list.ts'
import type { AddressRange } from '../../packets/address-range.ts'
import type { PacketMatch } from '../../packets/match.ts'
import { protocols } from '../../packets/protocol.ts'
import { isolating } from '../clearance.ts'
import {
  type ContainerPort,
  type Direction,
  type NetworkPolicy,
  objectName,
  type PolicyPeer,
  type PolicyRule,
  type Transport,
  type Workload,
} from '../objects.ts'
import { isBlock, peerTakes } from '../peer.ts'
import { isAllPorts, portRanges, type PortSet } from '../port-set.ts'
import { rulePorts } from '../rule-ports.ts'
import type { PlacedWorkload } from './placed-workloads.ts'
import type { Site } from './site.ts'

/** How packets look where a policy sees them, when that is not as on the network. */
export interface Seen {
  /** The ports of a set as callers write them: a service has others than its pods. */
  readonly asCalled?: (ports: PortSet) => PortSet
  /** The address that stands in place of the caller's. */
  readonly callers?: readonly AddressRange[]
}

/** What the policies of a pod let out of it or into it; everything while none selects it. */
export function policyCheckpoint(
  site: Site,
  direction: Direction,
  { workload, others, title, seen = {} }: PodSide,
): Checkpoint {
  const policies = isolating(site.cluster, direction, workload)
  return {
    place: policyPlace(site, workload),
    way: direction === 'egress' ? 'out' : 'in',
    title: `${direction === 'egress' ? 'leaving' : 'entering'} ${title}`,
    filters: policies.map((policy) => policyFilter(site, policy, { direction, workload, others, seen })),
    whenNone: 'allow',
  }
}

/** Where policies of a pod are asked. */
export const policyPlace = ({ modelled, cloud }: Site, workload: Workload): string =>
  `${modelled.ref.key}/${cloud}/${workload.kind}/${objectName(workload)}`

interface PodSide {
  readonly workload: Workload
  /** The other pods that are asked about. */
  readonly others: readonly PlacedWorkload[]
  readonly title: string
  readonly seen?: Seen
}

type Context = Required<Omit<PodSide, 'title'>> & { readonly direction: Direction }

function policyFilter(site: Site, policy: NetworkPolicy, context: Context): Filter {
  return {
    object: policyRef(site, policy),
    mode: 'any-allows',
    rules: policy[context.direction].flatMap((rule, index) =>
      ruleMatches(site, policy, { rule, context }).map((match): FilterRule => ({
        name: `${context.direction}[${index}]`,
        match,
        allows: true,
      })),
    ),
  }
}

export const policyRef = ({ modelled }: Pick<Site, 'modelled'>, policy: NetworkPolicy): ObjectRef => ({
  key: `${modelled.ref.key}/networkpolicy/${objectName(policy)}`,
  side: 'kubernetes',
  kind: 'network policy',
  name: objectName(policy),
})

/** ` (shop.yaml:12)`, where the policy comes from a file. */
export function whereWritten({ place }: NetworkPolicy): string {
  const at = place?.()
  return at ? ` (${at.file}:${at.line})` : ''
}

function ruleMatches(
  site: Site,
  policy: NetworkPolicy,
  { rule, context }: { rule: PolicyRule; context: Context },
): PacketMatch[] {
  const { direction, seen } = context
  const taken = rule.peers && takenAddresses(site, policy, { peers: rule.peers, context })
  if (direction === 'ingress' && seen.callers) {
    // The caller is not to be seen any more: all of them pass, or none does.
    const passes = !taken || seen.callers.every((range) => without([range], taken).length === 0)
    return passes ? portMatches(asCalled(seen, rulePorts(rule, context.workload.ports))) : []
  }
  const side = direction === 'egress' ? 'destinations' : 'sources'
  const peers = taken ? { [side]: taken } : {}
  return receiversOf(context).flatMap(({ ports, addresses }) =>
    portMatches(asCalled(seen, rulePorts(rule, ports))).map((match) => ({
      ...match,
      ...peers,
      ...(addresses && { destinations: taken ? intersectWith(taken, addresses) : addresses }),
    })),
  )
}

const asCalled = ({ asCalled: change }: Seen, ports: PortSet): PortSet => change?.(ports) ?? ports

interface Receiver {
  readonly ports: readonly ContainerPort[]
  /** Absent for wherever packets go. */
  readonly addresses?: readonly AddressRange[]
}

/** Names of ports are those of the receiver: for egress of each pod that is asked about, and of nobody elsewhere. */
function receiversOf({ direction, workload, others }: Context): Receiver[] {
  if (direction === 'ingress') return [{ ports: workload.ports }]
  return [{ ports: [] }, ...others.map(({ workload: { ports }, addresses }) => ({ ports, addresses }))]
}

function takenAddresses(
  site: Site,
  policy: NetworkPolicy,
  { peers, context: { others } }: { peers: readonly PolicyPeer[]; context: Context },
): readonly AddressRange[] {
  const { blocksTakePods, podRange } = site.modelled
  const blocks = peers.filter(isBlock).flatMap(({ block, except }) => without([block], except))
  const outside = blocksTakePods || !podRange ? blocks : without(blocks, [podRange])
  const pods = others.filter(({ workload }) =>
    peers.some((peer) => !isBlock(peer) && peerTakes(site.cluster, policy.namespace, peer, { workload })),
  )
  return merged([...outside, ...pods.flatMap(({ addresses }) => addresses)])
}

const intersectWith = (left: readonly AddressRange[], right: readonly AddressRange[]): readonly AddressRange[] =>
  without(left, without(left, right))

const protocolNumbers: Readonly<Record<Transport, number>> = {
  TCP: protocols.tcp,
  UDP: protocols.udp,
  SCTP: protocols.sctp,
}

/** A set of ports as matches, one for each protocol. */
export function portMatches(set: PortSet): PacketMatch[] {
  if (isAllPorts(set)) return [{}]
  const { ranges } = portRanges(set)
  return [...Map.groupBy(ranges, ({ transport }) => transport)].map(([transport, own]) => ({
    protocols: [protocolNumbers[transport]],
    destinationPorts: own.map(({ from, to }) => ({ first: from, last: to })),
  }))
}
