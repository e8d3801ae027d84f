import type { DropReason, Endpoint, Fabric, Row, Station } from '../fabric/fabric.ts'
import { intersect, without } from '../packets/address-list.ts'
import type { AddressRange } from '../packets/address-range.ts'

/** Where packets for some addresses end when only tables are asked. */
export interface RouteEnd {
  readonly reason: 'arrived' | DropReason
  readonly destinations: readonly AddressRange[]
  readonly station: Station
  /** The row that decided; absent where none covers them. */
  readonly row?: Row
  /** Ids of the stations on the way, this one included. */
  readonly way: readonly string[]
}

/** Follows the tables from where an endpoint's packets start, along every equal path, whatever rules would say. */
export const routeEnds = (fabric: Fabric, from: Endpoint, destinations: readonly AddressRange[]): RouteEnd[] =>
  follow(fabric, from.station, destinations, [])

function follow(fabric: Fabric, id: string, asked: readonly AddressRange[], before: readonly string[]): RouteEnd[] {
  const station = fabric.stations.get(id)
  if (!station || asked.length === 0) return []
  const way = [...before, id]
  if (before.includes(id)) return [{ reason: 'loop', destinations: asked, station, way }]
  const ends: RouteEnd[] = []
  let rest = asked
  for (const row of station.rows) {
    const hit = intersect(rest, row.destinations)
    if (hit.length === 0) continue
    ends.push(...byRow(fabric, { station, row, way }, hit))
    rest = without(rest, hit)
  }
  return rest.length === 0 ? ends : [...ends, { reason: 'no-route', destinations: rest, station, way }]
}

function byRow(
  fabric: Fabric,
  at: Pick<RouteEnd, 'station' | 'way'> & { readonly row: Row },
  hit: readonly AddressRange[],
): RouteEnd[] {
  const { next } = at.row
  switch (next.to) {
    case 'stations':
      return next.stations.flatMap((id) => follow(fabric, id, hit, at.way))
    case 'endpoints':
    case 'internet':
      return [{ ...at, reason: 'arrived', destinations: hit }]
    case 'drop':
      return [{ ...at, reason: next.reason, destinations: hit }]
  }
}

/** Endpoints of one cloud with those of the other, in both directions. */
export function crossPairs({ endpoints }: Fabric): (readonly [Endpoint, Endpoint])[] {
  const of = (side: string) => endpoints.filter(({ groups }) => groups.includes(side))
  const [azure, oci] = [of('azure'), of('oci')]
  return azure.flatMap((a) => oci.flatMap((o) => [[a, o] as const, [o, a] as const]))
}
