import type { Step, StepId } from './plan.ts'

export interface Span {
  /** Milliseconds since the run began. */
  readonly start: number
  readonly end: number
}

/** When each step would begin and end if every one took its typical time and began as soon as it may. */
export function schedule(steps: readonly Pick<Step, 'id' | 'after' | 'typicalMs'>[]): Map<StepId, Span> {
  const spans = new Map<StepId, Span>()
  for (const { id, after, typicalMs } of steps) {
    const start = Math.max(0, ...after.map((before) => spans.get(before)?.end ?? 0))
    spans.set(id, { start, end: start + typicalMs })
  }
  return spans
}
