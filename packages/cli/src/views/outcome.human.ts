import type { Outcome, Plan, StepResult } from '@interconnect/engine'
import { formatDuration } from '../words/duration.ts'
import { clip, count, joinSections, widest, wrap } from '../words/layout.ts'
import type { Look } from '../words/style.ts'
import { nextStep, type OutcomeResult, resultOf } from './outcome-result.ts'
import { keptLines } from './plan/kept.ts'
import { imperative, past } from './verbs.ts'

/** What was done, how long it took beside how long it should, what failed, and what is left. */
export function outcomeText(plan: Plan, outcome: Outcome, look: Look): string {
  const only = (...wanted: readonly StepResult['result'][]) =>
    outcome.results.filter(({ result }) => wanted.includes(result))
  const result = resultOf(outcome)
  return joinSections([
    doneSteps(only('done'), look),
    only('failed').flatMap((failed) => failure(failed, look)),
    notDone('Skipped, because something before it failed', only('skipped'), outcome, look),
    notDone('Left', only('left'), outcome, look),
    keptLines(plan, look),
    [headline(plan, outcome, result, look)],
    ...(nextStep(result, plan.goal) ? [[`${look.style.note('next:')} ${nextStep(result, plan.goal)}`]] : []),
  ])
}

const column = 12

/** Longest first, so that what cost the time stands at the top. */
function doneSteps(results: readonly StepResult[], { style, columns }: Look): string[] {
  if (results.length === 0) return []
  const titles = results.map(({ step }) => `${past[step.action]} ${step.title}`)
  const room = Math.min(widest(titles), columns - 2 - 2 * column)
  const head = style.dim(`  ${'Done'.padEnd(room)}${'took'.padStart(column)}${'planned'.padStart(column)}`)
  const sorted = [...results].sort((a, b) => (b.tookMs ?? 0) - (a.tookMs ?? 0))
  const lines = sorted.map(({ step, tookMs = 0 }) => {
    const title = clip(`${past[step.action]} ${step.title}`, room)
    return `${style.good('✓')} ${title.padEnd(room)}${formatDuration(tookMs).padStart(column)}${style.dim(formatDuration(step.typicalMs).padStart(column))}`
  })
  return [head, ...lines]
}

function failure({ step, error }: StepResult, { style, columns }: Look): string[] {
  if (!error) return []
  const { code, message, hint } = error
  return [
    `${style.bad('✗')} ${style.title(`${imperative[step.action]} ${step.title}`)}`,
    wrap(message, columns, '    '),
    ...(hint === undefined ? [] : [`    ${style.note('hint:')} ${hint}`]),
    `    ${style.dim(code)}`,
  ]
}

function notDone(title: string, results: readonly StepResult[], outcome: Outcome, { style, columns }: Look): string[] {
  if (results.length === 0) return []
  const titles = new Map(outcome.results.map(({ step }) => [step.id, step.title]))
  const needed = ({ because }: StepResult) => (because === undefined ? '' : ` (needs ${titles.get(because)})`)
  const lines = results.map((one) => `${imperative[one.step.action]} ${one.step.title}${needed(one)}`)
  return [style.title(title), ...lines.map((text) => `  ${style.dim('·')} ${clip(text, columns - 4)}`)]
}

function headline(plan: Plan, outcome: Outcome, result: OutcomeResult, { style }: Look): string {
  const done = outcome.results.filter((one) => one.result === 'done').length
  const took = `${count(done, 'step')} in ${formatDuration(outcome.tookMs)}, planned ${formatDuration(plan.durationMs)}`
  const aim = { apply: 'as wanted', repair: 'repaired', destroy: 'taken down' }[plan.goal]
  switch (result) {
    case 'done':
      return `${style.good(`${plan.owner} is ${aim}`)}: ${took}.`
    case 'failed':
      return `${style.bad(`${plan.owner} is not ${aim} yet`)}: ${took}.`
    case 'interrupted':
      return `${style.warn('Stopped')} after ${took}.`
  }
}
