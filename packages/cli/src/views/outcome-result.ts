import type { Outcome, Plan } from '@interconnect/engine'

/** How a run ended as a whole. */
export type OutcomeResult = 'done' | 'failed' | 'interrupted'

export function resultOf({ results, interrupted }: Outcome): OutcomeResult {
  if (results.every(({ result }) => result === 'done')) return 'done'
  return interrupted ? 'interrupted' : 'failed'
}

/** How to go on; `undefined` when there is nothing left. */
export function nextStep(result: OutcomeResult, goal: Plan['goal']): string | undefined {
  if (result === 'done') return undefined
  return result === 'interrupted'
    ? `run \`interconnect ${goal}\` again: it goes on from what is there`
    : `mend what failed and run \`interconnect ${goal}\` again: it goes on from what is there`
}
