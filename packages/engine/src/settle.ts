import { type Clock, hasCode, InterconnectError } from '@interconnect/model'
import type { AnyKind, Attributes, Key, ReadContext, Settled } from './kind.ts'

/**
 * How often to look: a twentieth of what it usually takes, or of what it has taken by now if that is more, between one
 * second and half a minute.
 */
export const pollIntervalMs = (typicalMs: number, waitedMs = 0): number =>
  Math.min(30_000, Math.max(1_000, typicalMs / 20, waitedMs / 20))

/** When to give up: three times what it usually takes, and never before ten minutes. */
export const deadlineMs = (typicalMs: number): number => Math.max(600_000, 3 * typicalMs)

export interface WaitOptions {
  readonly clock: Clock
  /** Aborted when the run is stopped: waiting ends, the cloud goes on. */
  readonly signal: AbortSignal
  readonly typicalMs: number
  readonly deadlineMs?: number
  /** For the error at the deadline. */
  readonly title: string
  /** Asked at the deadline: what else there is to say about what was waited for. */
  diagnose?(): Promise<Diagnosis>
  /** Told when what is waited for changes. */
  onWaiting(waitingFor: string): void
}

/** For whoever goes on by hand where waiting ended. */
export interface Diagnosis {
  /** What the object says of itself. */
  readonly says?: string
  /** The cloud's own identifiers. */
  readonly id: string
  readonly operation?: string | undefined
}

/** Asks `look` until it answers something other than a phrase to wait for. */
export async function waitUntil<T>(
  look: () => Promise<{ value: T } | { waitingFor: string }>,
  options: WaitOptions,
): Promise<T> {
  const { clock, signal, typicalMs } = options
  const since = clock.now()
  const deadline = since + (options.deadlineMs ?? deadlineMs(typicalMs))
  let last: string | undefined
  for (;;) {
    signal.throwIfAborted()
    const answer = await look()
    if ('value' in answer) return answer.value
    if (answer.waitingFor !== last) options.onWaiting((last = answer.waitingFor))
    if (clock.now() >= deadline) throw await tooLong(options, answer.waitingFor, since)
    await clock.sleep(pollIntervalMs(typicalMs, clock.now() - since), { signal })
  }
}

/** Says what was waited for, since when, what the object says, and what can be done. */
async function tooLong(options: WaitOptions, waitingFor: string, since: number): Promise<InterconnectError> {
  const { clock, title, typicalMs } = options
  // What cannot be read any more must not hide what was waited for.
  const { says, id, operation }: Partial<Diagnosis> = (await options.diagnose?.().catch(() => undefined)) ?? {}
  const waitedMs = clock.now() - since
  const sinceText = new Date(since).toISOString()
  const saying = says === undefined || says === waitingFor ? '' : `; it says ${says}`
  return new InterconnectError(
    'cloud/deadline',
    `${title} did not come to rest in ${minutes(waitedMs)}, since ${sinceText}: still ${waitingFor}${saying}`,
    {
      hint: `it usually takes ${minutes(typicalMs)}; run the same command again to go on waiting${byHand(id)}`,
      details: { waitingFor, since: sinceText, waitedMs, typicalMs, ...(id && { id }), says, operation },
    },
  )
}

const minutes = (ms: number): string => `${Math.ceil(ms / 60_000)} min`

const byHand = (id: string | undefined): string =>
  `, or look at ${id ?? 'it'} in the console: if it hangs there too, ask the support of that cloud`

/** How long a fresh object may be invisible to reads after its creation was accepted. */
const invisibleMs = 120_000

interface SettleOptions extends WaitOptions {
  readonly kind: AnyKind
  readonly context: ReadContext<unknown>
  readonly id: string
  readonly operation: string | undefined
}

/** Waits until the operation, if there is one, has ended and the object has come to rest; gives what it then is. */
export async function settle(given: SettleOptions): Promise<Attributes> {
  const options = { ...given, diagnose: () => diagnosis(given) }
  const { kind, context, id, clock } = options
  await followOperation(options)
  const since = clock.now()
  return waitUntil(async () => {
    const attributes = (await kind.read(id, context)) as Attributes | undefined
    if (!attributes) {
      if (clock.now() - since > invisibleMs) throw vanished(options.title, context.mark.key)
      return { waitingFor: 'to become visible' }
    }
    const settled = kind.settled(attributes)
    if (settled.state === 'yes') return { value: attributes }
    if (settled.state !== 'failed') return { waitingFor: settled.waitingFor }
    throw new InterconnectError('cloud/operation-failed', settled.message, { hint: settled.hint, details: { id } })
  }, options)
}

/** Waits until a deleted object is gone. */
export async function settleGone(given: SettleOptions): Promise<void> {
  const options = { ...given, diagnose: () => diagnosis(given) }
  const { kind, context, id } = options
  await followOperation(options)
  await waitUntil(async () => {
    const attributes = (await kind.read(id, context)) as Attributes | undefined
    if (!attributes) return { value: undefined }
    const settled = kind.settled(attributes)
    if (settled.state === 'failed')
      throw new InterconnectError('cloud/operation-failed', settled.message, { hint: settled.hint, details: { id } })
    return { waitingFor: settled.state === 'yes' ? 'to be gone' : settled.waitingFor }
  }, options)
}

async function followOperation({ kind, context, operation, ...wait }: SettleOptions): Promise<void> {
  if (operation === undefined || !kind.follow) return
  await waitUntil(async () => {
    const state = await lostIsOver(kind.follow!(operation, context))
    if (state.state === 'failed') throw state.error
    return state.state === 'succeeded' ? { value: undefined } : { waitingFor: 'the operation to end' }
  }, wait)
}

async function diagnosis({ kind, context, id, operation }: SettleOptions): Promise<Diagnosis> {
  const attributes = (await kind.read(id, context)) as Attributes | undefined
  return { id, operation, says: attributes ? wordsOf(kind.settled(attributes)) : 'nothing: it is not there' }
}

const wordsOf = (settled: Settled): string => {
  if (settled.state === 'yes') return 'that it is at rest'
  return settled.state === 'failed' ? settled.message : settled.waitingFor
}

/** An operation the cloud has forgotten is over: the object itself then tells how it ended. */
async function lostIsOver<T>(following: Promise<T>): Promise<T | { state: 'succeeded' }> {
  try {
    return await following
  } catch (error) {
    if (hasCode(error, 'cloud/not-found')) return { state: 'succeeded' }
    throw error
  }
}

const vanished = (title: string, key: Key) =>
  new InterconnectError('cloud/not-found', `${title} disappeared right after it was made`, {
    hint: 'somebody may have deleted it; run the same command again',
    details: { key },
  })
