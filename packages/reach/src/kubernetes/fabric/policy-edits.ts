import type { Ending } from '../../analyse/path.ts'
import type { Edit } from '../../explain/edit.ts'
import { intersect } from '../../packets/address-list.ts'
import { prefixOver, ruleBoxes } from '../../explain/rule-box.ts'
import { compileClouds } from '../../fabric/compile-clouds.ts'
import type { ModelledCluster } from '../../model/kubernetes.ts'
import type { NetworkModel } from '../../model/network-model.ts'
import { objectTitle } from '../../model/object.ts'
import { type AddressRange, formatAddressRange } from '../../packets/address-range.ts'
import type { Box } from '../../packets/boxes.ts'
import type { Packets, PacketSpace } from '../../packets/packet-space.ts'
import { protocols } from '../../packets/protocol.ts'
import { nameLabel } from '../cluster.ts'
import { isolating } from '../clearance.ts'
import {
  type Direction,
  type NetworkPolicy,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  type Service,
  type Transport,
  type Workload,
} from '../objects.ts'
import { holds } from '../peer.ts'
import { equalities, everything, type LabelSelector } from '../labels.ts'
import { policyPlace, policyRef, whereWritten } from './policy-checkpoint.ts'
import { podsBehind, targetsOf } from './service-endpoint.ts'
import { isAsked, namespaceNames, serviceNames } from './names.ts'
import { type PlacedWorkload, placedWorkloads } from './placed-workloads.ts'
import { type Site, sitesOf } from './site.ts'

type Stopped = Extract<Ending, { outcome: 'stopped' }>

/** Edits of the policies that stop packets at a pod: one more rule for exactly those packets, in the words they are seen in. */
export function policyEdits(
  space: PacketSpace,
  model: NetworkModel,
  { ending, packets }: { ending: Stopped; packets: Packets },
): readonly Edit[] {
  const { checkpoint } = ending
  const direction: Direction = checkpoint.way === 'out' ? 'egress' : 'ingress'
  const boxes = ruleBoxes(space, packets)
  const sites = sitesOf(model, compileClouds(model))
  const all = [...Map.groupBy(sites, ({ modelled }) => modelled).values()].flatMap(placedWorkloads)
  return sites.flatMap((site) =>
    site.modelled.objects.workloads
      .filter((workload) => policyPlace(site, workload) === checkpoint.place)
      .flatMap((workload) => {
        const rules = boxes.map((box) => ruleFor(site, { workload, direction, box, all }))
        return candidates(site, direction, workload).map((policy) => addition(site, policy, { direction, rules }))
      }),
  )
}

/** A policy that opens something already is the better place than one that only closes. */
const candidates = ({ cluster }: Site, direction: Direction, workload: Workload): NetworkPolicy[] =>
  isolating(cluster, direction, workload).toSorted(
    (a, b) => Number(b[direction].length > 0) - Number(a[direction].length > 0),
  )

interface Wanted {
  readonly workload: Workload
  readonly direction: Direction
  readonly box: Box
  /** Everything of all clusters that is on the network. */
  readonly all: readonly PlacedWorkload[]
}

function ruleFor(site: Site, { workload, direction, box, all }: Wanted): PolicyRule {
  const service = direction === 'ingress' ? askedServiceOf(site, workload) : undefined
  const hidesCallers = service?.externalTrafficPolicy === 'Cluster'
  const far = hidesCallers
    ? site.nodes.addresses.map(prefixOver)
    : direction === 'egress'
      ? box.destinations
      : box.sources
  const ports = portsOf(box).map((port) => (service ? atPod(service, workload, port) : port))
  return { peers: peersFor(site, { workload, all }, far), ...(ports.length > 0 ? { ports } : {}) }
}

const askedServiceOf = (site: Site, workload: Workload): Service | undefined =>
  site.modelled.objects.services.find(
    (service) =>
      isAsked(site.modelled, serviceNames(site.cloud, service)) && podsBehind(site, service).includes(workload),
  )

/** The port a service's caller writes to, as the pod receives it. */
function atPod(service: Service, workload: Workload, port: PolicyPort): PolicyPort {
  const called = service.ports.find(
    (one) => one.transport === port.transport && (service.type === 'NodePort' ? one.nodePort : one.port) === port.port,
  )
  const [target] = called ? targetsOf(called, workload) : []
  return target === undefined ? port : { transport: port.transport, port: target }
}

const transportOf = new Map<number, Transport>([
  [protocols.tcp, 'TCP'],
  [protocols.udp, 'UDP'],
  [protocols.sctp, 'SCTP'],
])

/** The ports of a box; none for every protocol, which only a rule without ports lets through. */
function portsOf({ protocols: ranges, destinationPorts }: Box): PolicyPort[] {
  const numbers = ranges.flatMap(({ first, last }) => (first === last ? [first] : [undefined]))
  const transports = numbers.map((number) => (number === undefined ? undefined : transportOf.get(number)))
  if (transports.includes(undefined)) return []
  const isEvery = destinationPorts.some(({ first, last }) => first === 0 && last === 65_535)
  return transports.flatMap((transport): PolicyPort[] =>
    isEvery
      ? [{ transport: transport! }]
      : destinationPorts.map(({ first, last }) => ({
          transport: transport!,
          port: first,
          ...(last > first ? { endPort: last } : {}),
        })),
  )
}

/** Pods of the same cluster by their labels, those of a namespace that is asked about by that, everything else by its addresses. */
function peersFor(
  site: Site,
  { workload, all }: Pick<Wanted, 'workload' | 'all'>,
  far: readonly AddressRange[],
): PolicyPeer[] {
  const others = all.filter(({ workload: { kind, namespace, name }, addresses }) => {
    const isItself = kind === workload.kind && namespace === workload.namespace && name === workload.name
    return !isItself && intersect(addresses, far).length > 0
  })
  const { podRange } = site.modelled
  const areInside = podRange !== undefined && far.every((range) => holds(podRange, range))
  if (!areInside || others.length === 0) return far.map((block) => ({ block, except: [] }))
  const peers = others.map((other) => podsPeer(other, workload))
  return [...new Map(peers.map((peer) => [peerText(peer), peer])).values()]
}

function podsPeer(
  { site: { modelled, cloud }, workload: { namespace, labels } }: PlacedWorkload,
  from: Workload,
): PolicyPeer {
  const isWhole = isAsked(modelled, namespaceNames(cloud, namespace))
  const isOwn = namespace === from.namespace
  return {
    ...(isOwn ? {} : { namespaces: { expressions: equalities({ [nameLabel]: namespace }) } }),
    pods: isWhole ? everything : { expressions: equalities(labels) },
  }
}

function addition(
  site: Site,
  policy: NetworkPolicy,
  { direction, rules }: { direction: Direction; rules: readonly PolicyRule[] },
): Edit {
  const ref = policyRef(site, policy)
  return {
    object: ref,
    fault:
      policy[direction].length > 0
        ? `has no ${direction} rule for it`
        : `closes all ${direction} and has no rule for it`,
    text: `add to spec.${direction} of ${objectTitle(ref)}${whereWritten(policy)}: ${rules.map((rule) => ruleText(direction, rule)).join(' and ')}`,
    apply: (model) => ({
      ...model,
      clusters: (model.clusters ?? []).map((one) =>
        one.ref.key === site.modelled.ref.key ? withRules(one, policy, { direction, rules }) : one,
      ),
    }),
  }
}

const withRules = (
  cluster: ModelledCluster,
  { namespace, name }: NetworkPolicy,
  { direction, rules }: { direction: Direction; rules: readonly PolicyRule[] },
): ModelledCluster => ({
  ...cluster,
  objects: {
    ...cluster.objects,
    policies: cluster.objects.policies.map((one) =>
      one.namespace === namespace && one.name === name ? { ...one, [direction]: [...one[direction], ...rules] } : one,
    ),
  },
})

/** As it is written in the manifest, on one line. */
function ruleText(direction: Direction, { peers = [], ports = [] }: PolicyRule): string {
  const side = direction === 'egress' ? 'to' : 'from'
  const portTexts = ports.map(
    ({ transport, port, endPort }) =>
      `{ protocol: ${transport}${port === undefined ? '' : `, port: ${port}`}${endPort === undefined ? '' : `, endPort: ${endPort}`} }`,
  )
  const entries = [
    `${side}: [${peers.map(peerText).join(', ')}]`,
    ...(portTexts.length > 0 ? [`ports: [${portTexts.join(', ')}]`] : []),
  ]
  return `- { ${entries.join(', ')} }`
}

const peerText = (peer: PolicyPeer): string =>
  'block' in peer
    ? `{ ipBlock: { cidr: ${cidrText(peer.block)} } }`
    : `{ ${[...(peer.namespaces ? [`namespaceSelector: ${selectorText(peer.namespaces)}`] : []), `podSelector: ${selectorText(peer.pods)}`].join(', ')} }`

/** A block is a network, also when it is one address. */
const cidrText = (range: AddressRange): string => {
  const text = formatAddressRange(range)
  return text.includes('/') ? text : `${text}/${range.family === 'ipv4' ? 32 : 128}`
}

const selectorText = ({ expressions }: LabelSelector): string =>
  expressions.length === 0
    ? '{}'
    : `{ matchLabels: { ${expressions.map(({ key, values }) => `${key}: ${values[0]}`).join(', ')} } }`
