export { type Asn, azureGatewayAsn, isPrivateAsn, microsoftEdgeAsn, oracleAsn } from './asn.ts'
export {
  compareBy,
  decidingStep,
  selectBest,
  type Selection,
  type SelectionOrder,
  type SelectionStep,
} from './best-path.ts'
export { type DrgRoute, drgSelection } from './drg.ts'
export {
  type AttachmentType,
  type CircuitAttachment,
  defaultDrgRouting,
  type DistributionMatch,
  type DrgAttachment,
  type DrgDistribution,
  type DrgStaticRule,
  type DrgTable,
  type DrgTopology,
  type OfferedRoute,
  type PeerAttachment,
  type Provenance,
  type VcnAttachment,
} from './drg-topology.ts'
export { edgeSelection, type RoutesByNeighbour } from './edge.ts'
export {
  type EffectiveRoute,
  effectiveRoutes,
  type InterfaceTopology,
  type NextHopType,
  type UserRoute,
} from './effective-routes.ts'
export { gatewaySelection, type WeightedRoute } from './gateway.ts'
export { type CircuitTier, type PrefixLimits, prefixLimits } from './limits.ts'
export {
  type DownReason,
  type LinkRoutes,
  type SessionKey,
  sessionKey,
  type SessionOutcome,
  type StationRoutes,
} from './link-routes.ts'
export type { CircuitTopology, GatewayConnection, GatewayTopology, LinkTopology } from './link-topology.ts'
export { longestPrefixMatch, type PrefixTable } from './longest-prefix-match.ts'
export { propagate } from './propagate.ts'
export { type Leg, legs, type Route, type RouteSource } from './route.ts'
export { drgTableStation, edgeStation, gatewayStation, type Station, virtualCircuitStation } from './station.ts'
