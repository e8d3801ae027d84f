import { type Prefix, comparePrefixes } from '@interconnect/model'
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

/** By prefix, then by text of every other field: a listing that never depends on the order things were put in. */
export function compareForListing(a: Route, b: Route): number {
  return comparePrefixes(a.prefix, b.prefix) || compareText(listingKey(a), listingKey(b))
}

const listingKey = (route: Route): string =>
  [route.nextHop, route.originator, route.asPath.join(' '), route.source, route.leg ?? ''].join('\0')

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Routes by prefix, prefixes in order. */
export function groupByPrefix<R extends Route>(routes: readonly R[]): ReadonlyMap<Prefix, readonly R[]> {
  return Map.groupBy(routes.toSorted(compareForListing), (route) => route.prefix)
}

export const countPrefixes = (routes: readonly Route[]): number => new Set(routes.map((route) => route.prefix)).size
