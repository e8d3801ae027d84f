import { azureGatewayAsn, microsoftEdgeAsn, oracleAsn } from './asn.ts'
import { type SelectionOrder, selectBest, smallest } from './best-path.ts'
import { type Leg, type Route, groupByPrefix, isLoopFree, prepend, withoutPrivateAsns } from './route.ts'
import { type Station, edgeStation, virtualCircuitStation } from './station.ts'

/** Routes by the neighbour they came from or go to. */
export type RoutesByNeighbour = ReadonlyMap<Station, readonly Route[]>

/**
 * Microsoft's edges hear nothing but paths: communities and MED of the peer are ignored on private peering. Where VNet
 * and peer claim one prefix, the VNet keeps it; the vendors only say that ranges must not overlap.
 */
export const edgeSelection: SelectionOrder<Route> = {
  steps: [
    smallest('shorter AS path', (route) => route.asPath.length),
    smallest('gateway before peer', (route) => (route.nextHop.startsWith('azure/gateway/') ? 0 : 1)),
  ],
  tieBreak: (route) => [route.nextHop, route.originator, route.asPath.join(' ')].join('\0'),
}

/** What one Microsoft edge router holds. */
export interface EdgeRoutes {
  readonly best: readonly Route[]
  readonly toOracle: readonly Route[]
  readonly toGateways: readonly Route[]
}

/** Where an edge stands, and the neighbour towards OCI. */
interface EdgePlace {
  readonly circuitId: string
  readonly leg: Leg
}

/**
 * Decides and passes on: what gateways say goes to Oracle without Azure's private ASN, what Oracle says goes to the
 * gateways. ExpressRoute is no transit, so nothing goes back to the side it came from.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-routing
 */
export function edgeRoutes({ circuitId, leg }: EdgePlace, received: RoutesByNeighbour): EdgeRoutes {
  const heard = [...received.values()].flat().filter((route) => isLoopFree(route, microsoftEdgeAsn))
  const best = [...groupByPrefix(heard).values()].flatMap((routes) => selectBest(edgeSelection, routes).best)
  const oracle = virtualCircuitStation(circuitId)
  const passOn = (route: Route): Route => ({
    ...route,
    asPath: prepend(withoutPrivateAsns(route.asPath), microsoftEdgeAsn),
    nextHop: edgeStation(circuitId, leg),
    source: 'bgp',
    leg,
  })
  return {
    best,
    toOracle: best
      .filter(({ nextHop }) => nextHop !== oracle)
      .map(passOn)
      .filter((route) => isLoopFree(route, oracleAsn)),
    toGateways: best
      .filter(({ nextHop }) => nextHop === oracle)
      .map(passOn)
      .filter((route) => isLoopFree(route, azureGatewayAsn)),
  }
}
