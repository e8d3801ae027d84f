export { changedPolicies, type ChangedPolicy } from './changed-policies.ts'
export { clearance, type Clearance, conversation, type Conversation, type Grant } from './clearance.ts'
export { addressesOf, type Cluster, clusterOf, type Enforcement } from './cluster.ts'
export { connectivity, type Connectivity } from './connectivity.ts'
export { equallyTreated, type WorkloadClass } from './equal-treatment.ts'
export { inOrder } from './in-order.ts'
export { formatSelector, type Labels, type LabelSelector, selects } from './labels.ts'
export { type ManifestFile, type Manifests, readManifests } from './manifests/read-manifests.ts'
export * from './objects.ts'
export { overlaid } from './overlaid.ts'
export { type Peer } from './peer.ts'
export {
  allPorts,
  formatPortRange,
  formatPortSet,
  hasPort,
  isAllPorts,
  isNoPorts,
  noPorts,
  portRanges,
  type PortSet,
} from './port-set.ts'
export { namespaceNames, nodeNames, serviceNames, workloadNames } from './fabric/names.ts'
export { workloadRows } from './fabric/workload-rows.ts'
