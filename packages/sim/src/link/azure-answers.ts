import type { World } from '../core/index.ts'
import { arpTable, routeTable, routeTableSummary } from './edge-answers.ts'
import { advertisedRoutes, bgpPeerStatus, learnedRoutes, usedRoutes } from './gateway-answers.ts'
import { type LinkView, silentLink } from './view.ts'

/** What ARM's diagnostics tell of the edge routers and the gateways. No packets flow here, so no bytes are counted. */
export const azureAnswers = (world: World): LinkView => ({
  arpTable: (circuitId, path) => arpTable(world, circuitId, path),
  routeTable: (circuitId, path) => routeTable(world, circuitId, path),
  routeTableSummary: (circuitId, path) => routeTableSummary(world, circuitId, path),
  stats: (circuitId) => silentLink.stats(circuitId),
  learnedRoutes: (gatewayId) => learnedRoutes(world, gatewayId),
  advertisedRoutes: (gatewayId, peer) => advertisedRoutes(world, gatewayId, peer),
  bgpPeerStatus: (gatewayId) => bgpPeerStatus(world, gatewayId),
  usedRoutes: (gatewayId) => usedRoutes(world, gatewayId),
})
