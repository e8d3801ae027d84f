export { carryOut } from './actions/carry-out.ts'
export { type Drift, drift, type Drifted } from './actions/drift.ts'
export type { Ignored } from './actions/ignore-drift.ts'
export { mend, type Mended } from './actions/mend.ts'
export { compare, plan, planDestruction, planMending, type Planned } from './actions/plan.ts'
export { invalidDocument, prepare, type Prepared, type Review, review, reviewObserved } from './actions/prepare.ts'
export { refuseDisruption, refuseObstacles } from './actions/obstacles.ts'
export { prove } from './actions/prove.ts'
export { lint, type Linting } from './actions/lint.ts'
export { routes } from './actions/routes.ts'
export { status } from './actions/status.ts'
export type { Explanation, LinkStatus, ObjectStatus, Phase, Status } from './actions/status-types.ts'
export { compose } from './compose/compose.ts'
export { keys } from './compose/keys.ts'
export { namesExisting, readFacts } from './facts.ts'
export { gates } from './gates/index.ts'
export { pages } from './pages/index.ts'
export { type CostChange, costOfDocument, type Priced } from './price/billed.ts'
export { type Cost, costDifference, type CostLine, type CostTotal } from './price/cost.ts'
export { priceLines } from './price/lines/index.ts'
export { preflightChecks } from './preflight/checks/index.ts'
export { probes } from './probes/index.ts'
export type { Check, Probe, Proof, ProvedCheck, Verdict } from './probes/probe.ts'
export type {
  Act,
  Handling,
  Load,
  RouteFinding,
  RouteLine,
  RouteTruth,
  StationState,
  StationTruth,
} from './routes/route-truth.ts'
export { acts } from './routes/route-truth.ts'
export { assertSame, type Moved, movedBetween } from './saved-plan/moved.ts'
export { readSavedPlan } from './saved-plan/read.ts'
export { savedPlan } from './saved-plan/save.ts'
export { type ReadPorts, registryOf, type WritePorts } from './ports.ts'
export { type Rule, rules, type Suppressed } from '@interconnect/rules'
export { resolve, type Resolution } from './resolve/resolve.ts'
export { adopt, type Adopted, type Adoption, markAdopted, planAdoption } from './actions/adopt.ts'
export { allPairs, discover, type DiscoverPorts, type FoundLink } from './actions/discover.ts'
export { documentOfLink } from './actions/document-of-link.ts'
export { type AskedFlow, networkOf, type ReachedNetwork, type TracedFlow, traceFlow } from './actions/reach.ts'
export {
  type ClusterPolicyChange,
  groupsIn,
  type PlaceGroup,
  policyChanges,
  servicesAtNodes,
  withClusterRows,
  type WithObjects,
} from './reach/cluster-rows.ts'
export { clusterNotes, tableNotes } from './reach/cluster-notes.ts'
export { isInCluster, noClusters, type ObjectsByCloud, withWorkloads } from './reach/clusters.ts'
export { afterApply } from './reach/after-apply.ts'
export { heldNetwork, wantedNetwork } from './reach/network-model.ts'
export { differenceOf, type MatrixCell, type PlaceMatrix, placeMatrix, reachOfPlan } from './actions/reach-matrix.ts'
