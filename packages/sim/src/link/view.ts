import type {
  ArpRow,
  BgpPeerStatus,
  CircuitRouteRow,
  CircuitRouteSummaryRow,
  CircuitStats,
  DevicePath,
  GatewayRoute,
} from '@interconnect/azure-api'

/**
 * What the routers between the clouds would say, for the calls of ARM that ask them. Ids are ARM ids in any case; an
 * unknown one has no rows.
 */
export interface LinkView {
  arpTable(circuitId: string, path: DevicePath): readonly ArpRow[]
  routeTable(circuitId: string, path: DevicePath): readonly CircuitRouteRow[]
  routeTableSummary(circuitId: string, path: DevicePath): readonly CircuitRouteSummaryRow[]
  stats(circuitId: string): CircuitStats
  learnedRoutes(gatewayId: string): readonly GatewayRoute[]
  /** What the gateway tells the neighbour at `peer`. */
  advertisedRoutes(gatewayId: string, peer: string): readonly GatewayRoute[]
  bgpPeerStatus(gatewayId: string): readonly BgpPeerStatus[]
  /** What the gateway uses of what it learned over circuits, with the edge router's address. */
  usedRoutes(gatewayId: string): readonly { readonly prefix: string; readonly nextHop: string }[]
}

/** A link over which nothing was ever heard. */
export const silentLink: LinkView = {
  arpTable: () => [],
  routeTable: () => [],
  routeTableSummary: () => [],
  stats: () => ({ primaryBytesIn: 0, primaryBytesOut: 0, secondaryBytesIn: 0, secondaryBytesOut: 0 }),
  learnedRoutes: () => [],
  advertisedRoutes: () => [],
  bgpPeerStatus: () => [],
  usedRoutes: () => [],
}
