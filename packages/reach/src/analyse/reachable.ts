import type { Checkpoint, Endpoint, Fabric, Filter, FilterRule } from '../fabric/fabric.ts'
import { merged } from '../packets/address-list.ts'
import { type Direction, matchFor } from './judge.ts'
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
  return space.union(
    ...treatments.flatMap(({ leaving, routed }) => {
      const sent = space.intersection(leaving, routed)
      return sent === space.none ? [] : treatments.map(({ entering }) => space.intersection(sent, entering))
    }),
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
      leaving: passing(space, one.leaving, from),
      entering: passing(space, one.entering, to),
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

/** Packets that each checkpoint lets pass forth, and whose answers it lets pass back. */
function passing(space: PacketSpace, checkpoints: readonly Checkpoint[], within: Packets): Packets {
  return checkpoints.reduce((left, { filters, whenNone }) => {
    if (left === space.none) return left
    if (filters.length === 0) return whenNone === 'allow' ? left : space.none
    const forth = allowedSets(space, filters, left, 'forth')
    const tracked = space.difference(forth.allowed, forth.stateless)
    if (tracked === forth.allowed) return tracked
    return space.union(tracked, allowedSets(space, filters, space.difference(forth.allowed, tracked), 'back').allowed)
  }, within)
}

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
