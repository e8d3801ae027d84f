export {
  type AddressRange,
  addressRange,
  type Family,
  formatAddressRange,
  formatFamilyAddress,
  parseAddressRange,
} from './packets/address-range.ts'
export { type Box, boxesOf } from './packets/boxes.ts'
export { boxText, describe, describeServices } from './packets/describe.ts'
export { type FieldName } from './packets/fields.ts'
export {
  addresses,
  answeredBy,
  type IcmpMatch,
  type NumberRange,
  type PacketMatch,
  parseService,
  ports,
} from './packets/match.ts'
export { formatPacket, type Packet } from './packets/packet.ts'
export { type Packets, PacketSpace, type Verdict } from './packets/packet-space.ts'
export { protocolName, type ProtocolName, protocols } from './packets/protocol.ts'
export { samplePacket, witness } from './packets/witness.ts'
export { intersect, merged, without } from './packets/address-list.ts'
export type * from './model/azure.ts'
export { emptyAzure, emptyModel, emptyOci, type Host, type NetworkModel } from './model/network-model.ts'
export { type ModelledCluster, type WorkloadRow } from './model/kubernetes.ts'
export { type Modelled, type ObjectRef, objectTitle, type Side } from './model/object.ts'
export type * from './model/oci.ts'
export type * from './fabric/fabric.ts'
export { compileNetwork } from './fabric/compile.ts'
export { linkTopology, routesOf } from './link/link-topology.ts'
export { type Decision, type Direction, judge, type Judgement } from './analyse/judge.ts'
export { endedAt, type Ending, type Hop, type Path } from './analyse/path.ts'
export { findPlace, isUnknown, type Part, type Place, type UnknownPlace } from './analyse/places.ts'
export { type Question, type ReachVerdict, trace, type Trace } from './analyse/trace.ts'
export { type LegsUsed, type PathMtu, type Story, storyOf, type StoryStep } from './analyse/story.ts'
export { Walk } from './analyse/walk.ts'
export { suspectKeys } from './explain/as-wanted.ts'
export { type Edit } from './explain/edit.ts'
export { type Compile, explain, type Explanation, type Obstacle } from './explain/explain.ts'
export { lintNetwork, lintPages, lints } from './lints/index.ts'
export type { Lint, LintFinding } from './lints/lint.ts'
export { type Cell, matrixOf, type ReachMatrix } from './analyse/matrix.ts'
export { reachable } from './analyse/reachable.ts'
export { type PlaceFlow, type ReachDifference, reachDifference } from './analyse/difference.ts'
