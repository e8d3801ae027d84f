import { type Prefix, prefixLength, prefixStart } from '@interconnect/model'
import { type Asn, isPrivateAsn } from './asn.ts'

/** One of the two redundant paths of a circuit. */
export type Leg = 'primary' | 'secondary'
export const legs: readonly Leg[] = ['primary', 'secondary']

/** How the station holding a route came by it. */
export type RouteSource = 'static' | 'local' | 'bgp'

/** A prefix somebody promises to reach. */
export interface Route {
  readonly prefix: Prefix
  /** Where the prefix entered routing: `oci/vcn/<id>`, `azure/vnet/<id>`, … */
  readonly originator: string
  /** Nearest first, as routers print it; empty where the prefix is at home. */
  readonly asPath: readonly Asn[]
  /** The neighbouring station or the DRG attachment packets go to. Stations, not addresses: a view knows those. */
  readonly nextHop: string
  readonly source: RouteSource
  /** The leg it came over; absent where it did not cross the link. */
  readonly leg?: Leg
}

export const prepend = (asPath: readonly Asn[], asn: Asn, times = 1): readonly Asn[] => [
  ...Array.from({ length: times }, () => asn),
  ...asPath,
]

/**
 * What Microsoft does to a path it sends outwards: customers see `12076`, never the gateway's 65515 behind it.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-routing
 */
export const withoutPrivateAsns = (asPath: readonly Asn[]): readonly Asn[] => asPath.filter((asn) => !isPrivateAsn(asn))

/** BGP's loop check: a router takes no route that has already been through its own autonomous system. */
export const isLoopFree = (route: Route, ownAsn: Asn): boolean => !route.asPath.includes(ownAsn)

const listingKey = (route: Route): string =>
  [route.nextHop, route.originator, route.asPath.join(' '), route.source, route.leg ?? ''].join('\0')

/** Any two routes to one prefix in an order of their own, so that no listing depends on how things were put in. */
function inListingOrder<R extends Route>(routes: readonly R[]): readonly R[] {
  if (routes.length < 2) return routes
  const keyed = routes.map((route) => ({ route, key: listingKey(route) }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ route }) => route)
}

/** Routes by prefix, prefixes in order. */
export function groupByPrefix<R extends Route>(routes: readonly R[]): ReadonlyMap<Prefix, readonly R[]> {
  const groups = [...Map.groupBy(routes, ({ prefix }) => prefix)].map(([prefix, group]) => ({
    prefix,
    group: inListingOrder(group),
    // Read once: a table may have ten thousand prefixes.
    start: prefixStart(prefix),
    length: prefixLength(prefix),
  }))
  const sorted = groups.toSorted((a, b) => a.start - b.start || a.length - b.length)
  return new Map(sorted.map(({ prefix, group }) => [prefix, group]))
}

export const countPrefixes = (routes: readonly Route[]): number => new Set(routes.map((route) => route.prefix)).size
