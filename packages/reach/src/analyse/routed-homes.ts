import type { Fabric } from '../fabric/fabric.ts'
import { internetKey } from '../fabric/internet.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { arrivals, type Doors } from './arrivals.ts'
import { type Home, homesOf, meetsOnlyTables, type RoutedHome } from './homes.ts'
import { tablesOf } from './table.ts'
import { Walk } from './walk.ts'

/**
 * Where stations only forward, the way of a packet is settled by its destination, and that of its answer by its source.
 * So both are worked out once for each table, not for each pair; subnets with equal tables are one. What is sent from
 * where more than tables is met is left to a walk.
 */
export function routedHomes(space: PacketSpace, fabric: Fabric): readonly RoutedHome[] {
  const tableOf = tablesOf(space, fabric)
  const isPlain = ({ endpoint }: Home) => meetsOnlyTables(fabric, endpoint)
  const homes = homesOf(fabric, (one) => (meetsOnlyTables(fabric, one) ? tableOf(one.station) : one.station))
  const tableAt = ({ endpoint }: Home) => tableOf(endpoint.station)
  const from = homes.filter(isPlain).map(tableAt)
  const internet = homes.find(({ endpoint }) => endpoint.key === internetKey)
  const arriving = (networks: Doors['networks']) =>
    arrivals(space, {
      tableOf,
      from,
      doors: { networks, internet: internet ? addressed(space, internet) : space.none },
    })
  const back = arriving(doorsOf(space, homes, (_, packets) => packets))
  // Who leaves for the internet gets answers by the same door: only networks ask for a way back.
  const there = arriving(
    doorsOf(space, homes, (home, packets) =>
      isPlain(home) ? space.intersection(packets, space.asSources(back.get(tableAt(home))!)) : space.none,
    ),
  )
  const walked = walkedTo(space, fabric, homes)
  return homes.map((home) => {
    if (!isPlain(home)) return { ...home, routed: space.none }
    const own = space.intersection(space.matching({ sources: home.endpoint.addresses }), there.get(tableAt(home))!)
    return { ...home, routed: space.union(own, walked(home)) }
  })
}

const addressed = (space: PacketSpace, { endpoint: { addresses } }: Home): Packets =>
  space.matching({ destinations: addresses })

/** What each network takes; an address that several homes have belongs to the first. */
function doorsOf(
  space: PacketSpace,
  homes: readonly Home[],
  taken: (home: Home, packets: Packets) => Packets,
): Doors['networks'] {
  const inside = Map.groupBy(homes, ({ endpoint }) => endpoint.network ?? '')
  return new Map(
    [...inside].map(([network, list]) => {
      let before = space.none
      const sets = list.map((home) => {
        const own = space.difference(addressed(space, home), before)
        before = space.union(before, own)
        return taken(home, own)
      })
      return [network, space.union(...sets)]
    }),
  )
}

/** Packets to ends whose answers meet more than tables, followed step by step. */
function walkedTo(space: PacketSpace, fabric: Fabric, homes: readonly Home[]): (home: Home) => Packets {
  const ends = homes.filter(({ endpoint }) => !meetsOnlyTables(fabric, endpoint))
  const destinations = space.union(...ends.map((end) => addressed(space, end)))
  const walk = new Walk(space, { ...fabric, endpoints: homes.map(({ endpoint }) => endpoint) })
  return ({ endpoint }) =>
    walk.send(endpoint, space.intersection(destinations, space.matching({ sources: endpoint.addresses })))
}
