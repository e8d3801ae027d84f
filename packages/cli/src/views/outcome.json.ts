import type { Outcome, Plan, StepResult } from '@interconnect/engine'
import type { OutcomeDocument } from '../output/outcome.ts'
import { nextStep, resultOf } from './outcome-result.ts'

const head = { apiVersion: 'oci-azure.dev/v1alpha1', kind: 'Outcome' } as const

export function outcomeDocument(plan: Plan, outcome: Outcome): OutcomeDocument {
  const result = resultOf(outcome)
  const next = nextStep(result, plan.goal)
  return {
    ...head,
    name: plan.owner,
    goal: plan.goal,
    result,
    plannedMs: plan.durationMs,
    tookMs: outcome.tookMs,
    steps: outcome.results.map(stepResult),
    ...(plan.kept && { kept: [...plan.kept] }),
    ...(next !== undefined && { next }),
  }
}

/** For a run that did not begin. */
export const unstartedDocument = (
  { owner, goal, durationMs, kept }: Plan,
  result: 'nothing-to-do' | 'declined',
): OutcomeDocument => ({
  ...head,
  name: owner,
  goal,
  result,
  plannedMs: durationMs,
  tookMs: 0,
  steps: [],
  ...(kept && { kept: [...kept] }),
})

function stepResult({ step, result, tookMs, error, because }: StepResult): OutcomeDocument['steps'][number] {
  const { id, key, action, title, typicalMs } = step
  return {
    id,
    key,
    action,
    title,
    result,
    typicalMs,
    ...(tookMs !== undefined && { tookMs }),
    ...(error && {
      error: { code: error.code, message: error.message, ...(error.hint !== undefined && { hint: error.hint }) },
    }),
    ...(because !== undefined && { because }),
  }
}
