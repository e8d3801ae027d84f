import type { Checkpoint, Endpoint, Fabric, Filter, FilterRule } from '../fabric/fabric.ts'
import { merged } from '../packets/address-list.ts'
import { type Direction, matchFor } from './judge.ts'
import { none } from '../packets/diagrams.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { meetsOnlyTables, type RoutedHome } from './homes.ts'
import { routedHomes } from './routed-homes.ts'
import { Walk } from './walk.ts'

/**
 * All packets between endpoints that arrive and are answered, as one set. Worked out by treatment, not by endpoint: more
 * endpoints, and more subnets, that are treated alike cost next to nothing.
 */
export function reachable(space: PacketSpace, fabric: Fabric): Packets {
  const treatments = routedHomes(space, fabric).flatMap((home) => treatmentsIn(space, home))
  const sent = space.union(...treatments.map(({ sent: packets }) => packets))
  const received = space.union(...treatments.map(({ received: packets }) => packets))
  return space.union(space.intersection(sent, received), ...walkedSets(space, fabric))
}

/** What an endpoint sends that meets more than tables is followed all the way: it may meet filters as somebody else. */
function walkedSets(space: PacketSpace, fabric: Fabric): Packets[] {
  const senders = fabric.endpoints.filter((endpoint) => !meetsOnlyTables(fabric, endpoint))
  if (senders.length === 0) return []
  const walk = new Walk(space, fabric)
  const anywhere = space.matching({ destinations: merged(fabric.endpoints.flatMap(({ addresses }) => addresses)) })
  return senders.map((endpoint) =>
    walk.send(endpoint, space.intersection(anywhere, space.matching({ sources: endpoint.addresses }))),
  )
}

/** Packets of endpoints that are forwarded and filtered alike. */
interface Treatment {
  /** From them: those that pass on leaving, are brought there and back, and whose answers pass. */
  readonly sent: Packets
  /** To them: those that pass on entering, and whose answers pass on leaving. */
  readonly received: Packets
}

const treatmentsIn = (space: PacketSpace, { members, routed }: RoutedHome): readonly Treatment[] =>
  [...Map.groupBy(members, filteredBy()).values()].map((endpoints) => {
    const { leaving, entering } = endpoints[0]!
    const addresses = merged(endpoints.flatMap((endpoint) => endpoint.addresses))
    const from = space.intersection(routed, space.matching({ sources: addresses }))
    return {
      sent: passing(space, { forth: leaving, back: entering }, from),
      received: passing(space, { forth: entering, back: leaving }, space.matching({ destinations: addresses })),
    }
  })

/** Equal for endpoints that pass the very same filters. */
function filteredBy(): (endpoint: Endpoint) => string {
  const ids = new Map<Filter, number>()
  const idOf = (filter: Filter): number => {
    if (!ids.has(filter)) ids.set(filter, ids.size)
    return ids.get(filter)!
  }
  const text = (checkpoints: readonly Checkpoint[]) =>
    checkpoints.map(({ filters, whenNone }) => `${filters.map(idOf).join('|')} ${whenNone}`).join(';')
  return ({ leaving, entering }) => `${text(leaving)}\n${text(entering)}`
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
