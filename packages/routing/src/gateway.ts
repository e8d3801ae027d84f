import { azureGatewayAsn } from './asn.ts'
import { type Selection, type SelectionOrder, selectBest, smallest } from './best-path.ts'
import type { GatewayTopology } from './link-topology.ts'
import { type Route, groupByPrefix } from './route.ts'
import { gatewayStation } from './station.ts'

/** A route with the weight of the connection it came over. */
export interface WeightedRoute extends Route {
  readonly weight: number
}

/**
 * How a gateway chooses among circuits; what is left equal, such as the two legs of one circuit, is used at once.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-optimize-routing
 */
export const gatewaySelection: SelectionOrder<WeightedRoute> = {
  steps: [
    smallest('higher connection weight', (route) => -route.weight),
    smallest('shorter AS path', (route) => route.asPath.length),
  ],
  tieBreak: (route) => [route.nextHop, route.originator, route.asPath.join(' ')].join('\0'),
}

/** What a gateway tells every circuit: its VNet and the spokes behind it, whole. */
export function gatewayAdvertises({ id, networkId, addressSpace, spokes }: GatewayTopology): readonly Route[] {
  return [...new Set([...addressSpace, ...spokes])].map((prefix) => ({
    prefix,
    originator: `azure/vnet/${networkId}`,
    asPath: [azureGatewayAsn],
    nextHop: gatewayStation(id),
    source: 'bgp',
  }))
}

/** What a gateway uses of everything it learned, by prefix. */
export function gatewayBest(learned: readonly WeightedRoute[]): readonly WeightedRoute[] {
  const select = (routes: readonly WeightedRoute[]): Selection<WeightedRoute> =>
    selectBest(gatewaySelection, routes, Number.POSITIVE_INFINITY)
  return [...groupByPrefix(learned).values()].flatMap((routes) => select(routes).best)
}
