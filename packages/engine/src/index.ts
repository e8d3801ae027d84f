export * from './kind.ts'
export * from './property.ts'
export type { Disruption, DisruptionCause } from './disruption.ts'
export type { Obstacle } from './obstacle.ts'
export { carriesMark, isMarkDifference, keyIn, markTags, ownerIn, ownershipIn, ownerTag } from './mark-tags.ts'
export * from './retry.ts'
export { retryAfterMs } from './retry-after.ts'
export { createSlots } from './slots.ts'
export { unreachable } from './unreachable.ts'
export { ref, type Reference, resolveRefs } from './reference.ts'
export { criticalPath, type Gate, type GateState, type Graph, type Mode, needs, type ResourceNode } from './graph.ts'
export { type BoundKind, type Observed, Registry } from './registry.ts'
export * from './journal.ts'
export { type Observation, observe, type Orphan } from './observe.ts'
export {
  type Action,
  hasChanges,
  type Kept,
  knownAfterApply,
  type Lookup,
  type Plan,
  type Step,
  type StepId,
} from './plan.ts'
export { heldProps } from './decide.ts'
export { planApply, planDestroy, planRepair } from './make-plan.ts'
export { execute, type ExecuteOptions, type Outcome, type StepResult } from './execute.ts'
export { type EngineEvent, eventMeanings, type Report } from './event.ts'
export { planMarks } from './plan-marks.ts'
export { othersIn } from './others.ts'
export { withTakenOver } from './taken-over.ts'
export { differences, propertyOf, sameValue } from './difference.ts'
