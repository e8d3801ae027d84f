import { type Clock, hasCode, InterconnectError } from '@interconnect/model'
import type { Report } from './event.ts'
import type { Graph } from './graph.ts'
import { type JournalStore, readJournal, timelessJournal } from './journal.ts'
import type { Attributes, Key } from './kind.ts'
import type { Observation } from './observe.ts'
import { Performer } from './perform.ts'
import type { Plan, Step, StepId } from './plan.ts'
import type { Registry } from './registry.ts'

export interface ExecuteOptions {
  readonly graph: Graph
  readonly registry: Registry
  /** What the plan was made from. */
  readonly observation: Observation
  readonly journal: JournalStore
  readonly clock: Clock
  readonly report: Report
  /** First interrupt: start nothing new, let calls on their way finish. */
  readonly signal: AbortSignal
  /** Second interrupt: stop now. */
  readonly hardSignal?: AbortSignal
  /** Jitter of retries, in [0, 1). */
  readonly random?: (() => number) | undefined
}

export interface StepResult {
  readonly step: Step
  readonly result: 'done' | 'failed' | 'skipped' | 'left'
  /** Milliseconds of the run's clock; for steps that were started. */
  readonly tookMs?: number
  readonly error?: InterconnectError
  /** For skipped steps: the one that failed and that it comes after, directly or through others. */
  readonly because?: StepId
}

/** How a run ended, step by step. */
export interface Outcome {
  readonly results: readonly StepResult[]
  readonly tookMs: number
  /** Whether a stop was asked for before the end. */
  readonly interrupted: boolean
  /** What is known of each object at the end. */
  readonly attributes: (key: Key) => Attributes | undefined
}

/** Carries out a plan: every step as soon as all before it are done; a failure stops only what depends on it. */
export async function execute(plan: Plan, options: ExecuteOptions): Promise<Outcome> {
  const { clock, report } = options
  const started = clock.now()
  // A run whose document another run has taken over ends as if it had been asked to.
  const lost = new AbortController()
  const signal = AbortSignal.any([options.signal, lost.signal])
  const performer = makePerformer({ ...options, signal })
  const results = new Map<StepId, StepResult>()
  const running = new Set<StepId>()
  report({ event: 'apply/started', atMs: started, steps: plan.steps.length, durationMs: plan.durationMs })
  const onStop = () => report({ event: 'apply/stopping', atMs: clock.now(), running: [...running] })
  signal.addEventListener('abort', onStop, { once: true })

  const carryOut = async (step: Step): Promise<StepResult> => {
    const since = clock.now()
    report({ event: 'apply/step-started', atMs: since, id: step.id, title: step.title, typicalMs: step.typicalMs })
    running.add(step.id)
    const result = await attempt(step, performer, signal)
    if (hasCode(result.error, 'state/locked')) lost.abort(new Error(result.error.message))
    running.delete(step.id)
    const tookMs = clock.now() - since
    if (result.result === 'done')
      report({ event: 'apply/step-done', atMs: clock.now(), id: step.id, durationMs: tookMs })
    if (result.error) report({ event: 'apply/step-failed', atMs: clock.now(), id: step.id, ...failure(result.error) })
    return { step, ...result, tookMs }
  }

  const pass = async (step: Step): Promise<StepResult> => {
    const bad = step.after.map((id) => results.get(id)!).find(({ result }) => result !== 'done')
    if (signal.aborted || bad?.result === 'left') return { step, result: 'left' }
    if (!bad) return carryOut(step)
    const because = bad.because ?? bad.step.id
    report({ event: 'apply/step-skipped', atMs: clock.now(), id: step.id, because })
    return { step, result: 'skipped', because }
  }

  await inOrder(plan.steps, async (step) => void results.set(step.id, await pass(step)))
  signal.removeEventListener('abort', onStop)
  const tookMs = clock.now() - started
  report({ event: 'apply/finished', atMs: clock.now(), durationMs: tookMs })
  return {
    results: plan.steps.map(({ id }) => results.get(id)!),
    tookMs,
    interrupted: options.signal.aborted,
    attributes: (key) => performer.attributes(key),
  }
}

/** Does `work` on every step, each as soon as it is done on all the step comes after. */
async function inOrder(steps: readonly Step[], work: (step: Step) => Promise<void>): Promise<void> {
  const done = new Map<StepId, Promise<void>>()
  for (const step of steps)
    done.set(
      step.id,
      Promise.all(step.after.flatMap((id) => done.get(id) ?? [])).then(() => work(step)),
    )
  await Promise.all(done.values())
}

function makePerformer({ report, clock, ...options }: ExecuteOptions): Performer {
  return new Performer({
    ...options,
    clock,
    journal: timelessJournal(options.journal, clock),
    entries: readJournal(options.journal.records),
    hardSignal: options.hardSignal ?? new AbortController().signal,
    onWaiting: ({ id }, waitingFor) => report({ event: 'apply/step-waiting', atMs: clock.now(), id, waitingFor }),
    onRetrying: ({ id }, message) => report({ event: 'apply/step-retrying', atMs: clock.now(), id, message }),
  })
}

type Attempt = Pick<StepResult, 'result' | 'error'>

async function attempt(step: Step, performer: Performer, signal: AbortSignal): Promise<Attempt> {
  try {
    await performer.perform(step)
    return { result: 'done' }
  } catch (error) {
    // That the document is another run's now is said once.
    if (signal.aborted && (!InterconnectError.is(error) || hasCode(error, 'state/locked'))) return { result: 'left' }
    return { result: 'failed', error: InterconnectError.is(error) ? error : bug(step, error) }
  }
}

const bug = (step: Step, cause: unknown) =>
  new InterconnectError('us/bug', `unexpected failure in ${step.id}: ${String(cause)}`, { cause })

const failure = ({ code, message, hint }: InterconnectError) => ({
  code,
  message,
  ...(hint === undefined ? {} : { hint }),
})
