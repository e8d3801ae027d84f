import type { EngineEvent } from '@interconnect/engine'

/** A step that is under way. Times are milliseconds of the run's clock. */
export interface RunningStep {
  readonly id: string
  readonly title: string
  readonly startedMs: number
  readonly typicalMs: number
  /** What it waits for, or why a call is made again. */
  readonly note?: string
}

/** What a listener knows from the events so far. */
export interface ProgressState {
  readonly startedMs: number
  readonly plannedMs: number
  readonly steps: number
  readonly done: number
  readonly failed: number
  readonly skipped: number
  readonly stopping: boolean
  /** In the order they began. */
  readonly running: readonly RunningStep[]
}

export const noProgress: ProgressState = {
  startedMs: 0,
  plannedMs: 0,
  steps: 0,
  done: 0,
  failed: 0,
  skipped: 0,
  stopping: false,
  running: [],
}

/** The state after one more event. */
export function afterEvent(state: ProgressState, event: EngineEvent): ProgressState {
  switch (event.event) {
    case 'apply/started':
      return { ...noProgress, startedMs: event.atMs, plannedMs: event.durationMs, steps: event.steps }
    case 'apply/step-started': {
      const { id, title, typicalMs, atMs } = event
      return { ...state, running: [...state.running, { id, title, typicalMs, startedMs: atMs }] }
    }
    case 'apply/step-waiting':
      return noted(state, event.id, event.waitingFor)
    case 'apply/step-retrying':
      return noted(state, event.id, `again: ${event.message}`)
    case 'apply/step-done':
      return { ...without(state, event.id), done: state.done + 1 }
    case 'apply/step-failed':
      return { ...without(state, event.id), failed: state.failed + 1 }
    case 'apply/step-skipped':
      return { ...state, skipped: state.skipped + 1 }
    case 'apply/stopping':
      return { ...state, stopping: true }
    case 'apply/finished':
      return { ...state, running: [] }
  }
}

const noted = (state: ProgressState, id: string, note: string): ProgressState => ({
  ...state,
  running: state.running.map((step) => (step.id === id ? { ...step, note } : step)),
})

const without = (state: ProgressState, id: string): ProgressState => ({
  ...state,
  running: state.running.filter((step) => step.id !== id),
})

/** The step of an event as it was before it ended. */
export const runningStep = (state: ProgressState, id: string): RunningStep | undefined =>
  state.running.find((step) => step.id === id)
