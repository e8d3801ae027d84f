import { armHeaders, isTerminal } from '@interconnect/azure-api'
import type { OperationState } from '@interconnect/engine'
import { type Clock, InterconnectError } from '@interconnect/model'
import type { Followed } from './api.ts'
import { operationFailure } from './errors.ts'
import { isOwnUrl } from './own-url.ts'
import { retryAfterMs } from './retry-after.ts'
import type { Answer } from './transport.ts'

/**
 * Where to follow a write: the status URL if there is one, the result URL otherwise; nothing when neither is on our
 * own origin. Then the object itself tells how the write goes. Given without the origin, so that it can be followed in a
 * later run that reaches the same cloud elsewhere.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations
 */
export function followed(answer: Answer, endpoint: string): Followed {
  const url = answer.header(armHeaders.asyncOperation) ?? answer.header(armHeaders.location)
  if (url === undefined || !isOwnUrl(url, endpoint)) return {}
  const { pathname, search } = new URL(url, endpoint)
  return { operation: pathname + search }
}

/** Reads a status URL's body by its `status`, a result URL's by the HTTP status: 202 is still running. */
export function operationState(answer: Answer): OperationState {
  const { status } = (answer.body ?? {}) as { status?: unknown }
  if (typeof status !== 'string') return { state: answer.status === 202 ? 'running' : 'succeeded' }
  if (!isTerminal(status)) return { state: 'running' }
  if (status === 'Succeeded') return { state: 'succeeded' }
  return { state: 'failed', error: operationFailure(status, answer.body) }
}

/** How often to ask when the cloud does not say, and when to give up, in milliseconds. */
const pollEveryMs = 2_000
const deadlineMs = 15 * 60_000

export interface Poll {
  readonly ask: () => Promise<Answer>
  readonly done: (answer: Answer) => boolean
  /** An answer already there, which may be the last. */
  readonly first?: Answer
  readonly signal?: AbortSignal | undefined
}

/** Asks until `done`, as often as the cloud wants to be asked. @throws cloud/deadline after a quarter of an hour. */
export async function pollUntil(clock: Clock, { ask, done, first, signal }: Poll): Promise<Answer> {
  const deadline = clock.now() + deadlineMs
  for (let answer = first ?? (await ask()); ; answer = await ask()) {
    if (done(answer)) return answer
    if (clock.now() >= deadline) throw overdue()
    // Zero means "at once" to some services; asking in a tight loop helps nobody.
    await clock.sleep(retryAfterMs(answer, clock.now()) || pollEveryMs, { signal })
  }
}

const overdue = (): InterconnectError =>
  new InterconnectError('cloud/deadline', `Azure: no result after ${deadlineMs / 60_000} minutes`, {
    hint: 'the service may still be at it; run the command again',
  })
