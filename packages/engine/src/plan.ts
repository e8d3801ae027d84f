import type { Disruption } from './disruption.ts'
import type { Attributes, Key } from './kind.ts'
import type { Obstacle } from './obstacle.ts'
import type { ChangedProperty } from './property.ts'

/**
 * What a step does.
 * - `create`, `update`, `delete`: a write (replacing is a delete and a create).
 * - `reset`: a write of what is there already, which brings an object back whose last change failed.
 * - `adopt`: waits for an object that the cloud makes by itself, and brings it in line; writes it when it is long overdue.
 * - `settle`: waits for a write of an earlier run.
 * - `wait`: a gate.
 */
export type Action = 'create' | 'update' | 'reset' | 'delete' | 'adopt' | 'settle' | 'wait'

/** `create:oci/vcn`; unique in a plan. */
export type StepId = string

export interface Step {
  readonly id: StepId
  readonly key: Key
  readonly action: Action
  /** Kind of the object; absent for gates. */
  readonly type?: string
  /** For people: `ExpressRoute circuit ashburn`. */
  readonly title: string
  readonly reason: string
  readonly differences: readonly ChangedProperty[]
  readonly after: readonly StepId[]
  /** Typical duration in milliseconds. */
  readonly typicalMs: number
}

/** What a run would do, as a value: to be shown, saved, compared or executed. */
export interface Plan {
  readonly owner: string
  readonly goal: 'apply' | 'repair' | 'destroy'
  /** In an order that respects `after`. */
  readonly steps: readonly Step[]
  /** Objects that are as wanted. */
  readonly unchanged: readonly Key[]
  /** Objects of ours that destroying leaves standing, for the sake of others. */
  readonly kept?: readonly Kept[]
  /** With everything parallel that may be, in milliseconds. */
  readonly durationMs: number
  readonly criticalPath: readonly StepId[]
  /** What works now and stops meanwhile, longest first; when taking down, what stops for good. */
  readonly disruptions: readonly Disruption[]
  /** Why it must not be carried out: what no cloud does, however long one waits. */
  readonly obstacles: readonly Obstacle[]
}

/** An object of ours that stays, and why. */
export interface Kept {
  readonly key: Key
  /** For people, as of a step. */
  readonly title: string
  readonly because: string
}

/** Stands for a value that only the apply will know. */
export const knownAfterApply = '(known after apply)'

export const stepId = (action: Action, key: Key): StepId => `${action}:${key}`

/** Whether carrying the plan out writes to a cloud. */
export const hasChanges = (plan: Plan): boolean =>
  plan.steps.some(({ action }) => action !== 'wait' && action !== 'settle')

/** Attributes by key, as gates and references look them up. */
export type Lookup = (key: Key) => Attributes | undefined
