import type { Checkpoint, Endpoint, Fabric, Filter, FilterRule } from '../fabric/fabric.ts'
import { merged } from '../packets/address-list.ts'
import { type Direction, matchFor } from './judge.ts'
import { none } from '../packets/diagrams.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { Walk } from './walk.ts'

/** Endpoints that are forwarded and filtered alike: only their addresses differ. */
interface Treatment {
  readonly endpoints: readonly Endpoint[]
  /** Packets from them that pass on leaving, and whose answers pass on coming back. */
  readonly leaving: Packets
  readonly entering: Packets
  /** Packets from them that routes and what stands on the way bring there and back. */
  readonly routed: Packets
}

/**
 * All packets between endpoints that arrive and are answered, as one set. Worked out by treatment, not by endpoint: more
 * endpoints that are treated alike cost next to nothing. Routes are followed once for each station; each filter is folded
 * once for each place it stands.
 */
export function reachable(space: PacketSpace, fabric: Fabric): Packets {
  const treatments = treatmentsOf(space, fabric)
  const plain = treatments.filter(({ endpoints: [one] }) => !changesSource(fabric, one!))
  const sent = space.union(...plain.map(({ leaving, routed }) => space.intersection(leaving, routed)))
  const received = space.union(...treatments.map(({ entering }) => entering))
  return space.union(space.intersection(sent, received), ...walkedSets(space, fabric))
}

const changesSource = ({ stations }: Fabric, { station }: Endpoint): boolean =>
  stations.get(station)?.translation !== undefined

/** What comes from behind a translation meets filters as somebody else: it is followed all the way, one by one. */
function walkedSets(space: PacketSpace, fabric: Fabric): Packets[] {
  const senders = fabric.endpoints.filter((endpoint) => changesSource(fabric, endpoint))
  if (senders.length === 0) return []
  const walk = new Walk(space, fabric)
  const anywhere = space.matching({ destinations: merged(fabric.endpoints.flatMap(({ addresses }) => addresses)) })
  return senders.map((endpoint) =>
    walk.send(endpoint, space.intersection(anywhere, space.matching({ sources: endpoint.addresses }))),
  )
}

function treatmentsOf(space: PacketSpace, fabric: Fabric): readonly Treatment[] {
  const routed = routedFrom(space, fabric)
  return [...Map.groupBy(fabric.endpoints, treatmentKey(fabric)).values()].map((endpoints) => {
    const [one] = endpoints as [Endpoint]
    const addresses = merged(endpoints.flatMap((endpoint) => endpoint.addresses))
    const from = space.matching({ sources: addresses })
    const to = space.matching({ destinations: addresses })
    return {
      endpoints,
      leaving: passing(space, { forth: one.leaving, back: one.entering }, from),
      entering: passing(space, { forth: one.entering, back: one.leaving }, to),
      routed: routed.get(stationKey(one)) ?? space.none,
    }
  })
}

const stationKey = ({ station, network = '' }: Endpoint): string => `${station}\n${network}`

/** Equal for endpoints that share station, network and the very filters they pass. */
function treatmentKey(fabric: Fabric): (endpoint: Endpoint) => string {
  const places = fabric.endpoints.flatMap(({ leaving, entering }) => [...leaving, ...entering])
  const filters = new Set<Filter>(places.flatMap((checkpoint) => checkpoint.filters))
  const ids = new Map([...filters].map((filter, id) => [filter, id]))
  const text = (checkpoints: readonly Checkpoint[]) =>
    checkpoints
      .map(({ filters, whenNone }) => `${filters.map((filter) => ids.get(filter)).join('|')} ${whenNone}`)
      .join(';')
  return (endpoint) => `${stationKey(endpoint)}\n${text(endpoint.leaving)}\n${text(endpoint.entering)}`
}

/** Follows routes there and back without the endpoints' own filters, for all endpoints of a station at once. */
function routedFrom(space: PacketSpace, fabric: Fabric): ReadonlyMap<string, Packets> {
  const merge = (endpoints: readonly Endpoint[]): Endpoint => ({
    ...endpoints[0]!,
    addresses: merged(endpoints.flatMap(({ addresses }) => addresses)),
    leaving: [],
    entering: [],
  })
  const stations = [...Map.groupBy(fabric.endpoints, stationKey)].map(([key, list]) => [key, merge(list)] as const)
  const bare: Fabric = { ...fabric, endpoints: stations.map(([, endpoint]) => endpoint) }
  const anywhere = space.matching({ destinations: merged(bare.endpoints.flatMap(({ addresses }) => addresses)) })
  const walk = new Walk(space, bare)
  return new Map(
    stations.map(([key, endpoint]) => {
      const packets = space.intersection(anywhere, space.matching({ sources: endpoint.addresses }))
      return [key, walk.send(endpoint, packets)]
    }),
  )
}

interface Ways {
  readonly forth: readonly Checkpoint[]
  readonly back: readonly Checkpoint[]
}

/** Packets that pass one end forth, and whose answers pass it back: by state kept in the same place, or by a rule. */
function passing(space: PacketSpace, { forth, back }: Ways, within: Packets): Packets {
  const tracked = new Map<string, Packets>()
  const passed = forth.reduce((left, { place, filters, whenNone }) => {
    const { allowed, stateless } =
      filters.length > 0 ? allowedSets(space, filters, left, 'forth') : unfiltered(left, whenNone)
    tracked.set(place, space.difference(allowed, stateless))
    return allowed
  }, within)
  return back.reduce((left, { place, filters, whenNone }) => {
    const byState = space.intersection(left, tracked.get(place) ?? space.none)
    const fresh = space.difference(left, byState)
    if (fresh === space.none) return byState
    const { allowed } = filters.length > 0 ? allowedSets(space, filters, fresh, 'back') : unfiltered(fresh, whenNone)
    return space.union(byState, allowed)
  }, passed)
}

const unfiltered = (packets: Packets, whenNone: Checkpoint['whenNone']) => ({
  allowed: whenNone === 'allow' ? packets : none,
  stateless: none,
})

function allowedSets(
  space: PacketSpace,
  filters: readonly Filter[],
  within: Packets,
  direction: Direction,
): { readonly allowed: Packets; readonly stateless: Packets } {
  const hits = (rules: readonly FilterRule[]): Packets[] =>
    rules.map((rule) => space.intersection(within, space.matching(matchFor(rule, direction))))
  const allowed = space.union(
    ...filters.map(({ mode, rules }) =>
      mode === 'any-allows'
        ? space.union(...hits(rules))
        : space.allowedBy(
            hits(rules).map((packets, index) => ({ packets, allows: rules[index]!.allows })),
            false,
          ),
    ),
  )
  const stateless = space.union(...filters.flatMap(({ rules }) => hits(rules.filter((rule) => rule.isStateless))))
  return { allowed, stateless: space.intersection(allowed, stateless) }
}
