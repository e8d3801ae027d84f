import { type Clock, hasCode, InterconnectError } from '@interconnect/model'

export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number
  /** Delay before the second try, in milliseconds; doubles up to `capMs`. */
  readonly baseMs: number
  readonly capMs: number
}

export const defaultRetry: RetryPolicy = { attempts: 8, baseMs: 1_000, capMs: 30_000 }

/** Tries before an endpoint has ever answered: a wrong address should be told at once, not after a minute. */
const firstContactAttempts = 3

/** The usual patience with an endpoint that has answered before, little with one that never has. */
export const contactPolicy = (hasAnswered: () => boolean): RetryPolicy => ({
  ...defaultRetry,
  get attempts() {
    return hasAnswered() ? defaultRetry.attempts : firstContactAttempts
  },
})

export interface RetryOptions {
  readonly signal?: AbortSignal | undefined
  readonly policy?: RetryPolicy
  /** Jitter, in [0, 1). */
  readonly random?: () => number
}

/** Whole milliseconds with full jitter on the upper half: parallel callers spread out and none returns at once. */
export function backoffMs(attempt: number, { baseMs, capMs }: RetryPolicy, random: () => number = Math.random): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** (attempt - 1))
  return Math.round(ceiling / 2 + (ceiling / 2) * random())
}

/** What the cloud asked for in `Retry-After`, when the error carries it, in milliseconds. */
function askedDelayMs(error: InterconnectError): number {
  const { retryAfterMs } = error.details as { retryAfterMs?: unknown }
  return typeof retryAfterMs === 'number' ? retryAfterMs : 0
}

/**
 * Whole milliseconds to wait before the next try: never less than the cloud's `details.retryAfterMs`, otherwise
 * exponential backoff. With jitter in either case, or all who were told the same second would come back in it.
 */
export function retryDelayMs(
  attempt: number,
  error: InterconnectError,
  policy: RetryPolicy = defaultRetry,
  random: () => number = Math.random,
): number {
  const askedMs = askedDelayMs(error)
  const backoff = backoffMs(attempt, policy, random)
  return backoff > askedMs ? backoff : askedMs + Math.round(policy.baseMs * random())
}

/**
 * Runs `call` again while it fails with a retryable error, after the delays of `retryDelayMs`. Gives up after
 * `policy.attempts` with the last error.
 */
export async function withRetry<T>(
  clock: Clock,
  call: () => Promise<T>,
  { signal, policy = defaultRetry, random = Math.random }: RetryOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    try {
      return await call()
    } catch (error) {
      if (!isTransient(error) || attempt >= policy.attempts) throw error
      await clock.sleep(retryDelayMs(attempt, error, policy, random), { signal })
    }
  }
}

/** Errors of the moment: the same call may succeed later without anybody changing anything. */
const isTransient = (error: unknown): error is InterconnectError =>
  hasCode(error, 'cloud/throttled', 'cloud/unavailable', 'cloud/unreachable')
