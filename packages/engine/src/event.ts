import type { StepId } from './plan.ts'

/**
 * Everything a run tells while it goes on. Terminal, JSON lines and test recorders are listeners of the same
 * events. Times are milliseconds of the run's clock.
 */
export type EngineEvent =
  | { readonly event: 'apply/started'; readonly atMs: number; readonly steps: number; readonly durationMs: number }
  | {
      readonly event: 'apply/step-started'
      readonly atMs: number
      readonly id: StepId
      readonly title: string
      readonly typicalMs: number
    }
  | { readonly event: 'apply/step-waiting'; readonly atMs: number; readonly id: StepId; readonly waitingFor: string }
  | { readonly event: 'apply/step-retrying'; readonly atMs: number; readonly id: StepId; readonly message: string }
  | { readonly event: 'apply/step-done'; readonly atMs: number; readonly id: StepId; readonly durationMs: number }
  | {
      readonly event: 'apply/step-failed'
      readonly atMs: number
      readonly id: StepId
      readonly code: string
      readonly message: string
      readonly hint?: string
    }
  | { readonly event: 'apply/step-skipped'; readonly atMs: number; readonly id: StepId; readonly because: StepId }
  | { readonly event: 'apply/stopping'; readonly atMs: number; readonly running: readonly StepId[] }
  | { readonly event: 'apply/finished'; readonly atMs: number; readonly durationMs: number }

/** Where events go. */
export type Report = (event: EngineEvent) => void

/** What each event means, for the reference table. */
export const eventMeanings: Readonly<Record<EngineEvent['event'], string>> = {
  'apply/started': 'a plan begins to be carried out',
  'apply/step-started': 'a step begins: its predecessors are done',
  'apply/step-waiting': 'a step waits for a state; sent when what it waits for changes',
  'apply/step-retrying': 'a call was refused for the moment and will be made again',
  'apply/step-done': 'a step has come to its end',
  'apply/step-failed': 'a step failed; what depends on it is skipped',
  'apply/step-skipped': 'a step is not done because one before it failed',
  'apply/stopping': 'a stop was asked for: nothing new is started',
  'apply/finished': 'nothing is running any more',
}
