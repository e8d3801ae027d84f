import type { TokenCredential } from '@azure/core-auth'
import type { HttpClient } from '@azure/core-rest-pipeline'
import { contactPolicy, createSlots, withRetry } from '@interconnect/engine'
import { type Clock, InterconnectError } from '@interconnect/model'
import { apiVersionOf } from './api-version.ts'
import { refusal } from './errors.ts'
import { ownUrl } from './own-url.ts'
import { type Answer, createTransport, type Exchange, isRead } from './transport.ts'

export interface AzureSessionOptions {
  /** Such as `https://management.azure.com`; https only. */
  readonly endpoint: string
  readonly credential: TokenCredential
  readonly clock: Clock
  /** PEM of the only authority to trust instead of the system's. */
  readonly ca?: string | undefined
  /** Where to look for marked objects; without it, every subscription the credential sees. */
  readonly subscription?: string | undefined
  /** Ends every call of the session. */
  readonly signal?: AbortSignal | undefined
  /** Writes throw before anything leaves. */
  readonly readOnly?: boolean | undefined
  /** Asked as the last thing before each write leaves, and throws when it must not: a run that lost its lock. */
  readonly assertMayWrite?: (() => void) | undefined
  /** Jitter of retries, in [0, 1). */
  readonly random?: (() => number) | undefined
  /** What carries a request; the tests' door. */
  readonly httpClient?: HttpClient | undefined
}

/** One request to a path of ours or to a URL the cloud gave, retried while the trouble is of the moment. */
export type Call = (
  method: Exchange['method'],
  target: string,
  rest?: Pick<Exchange, 'body' | 'ifMatch' | 'signal'>,
) => Promise<Answer>

/** Requests in flight at once. ARM's buckets refill faster than eight callers drain them. */
const requestsInFlight = 8

/**
 * Everything every request goes through: the guard of read-only sessions, api-version, the clock, the bound on requests
 * in flight, errors as ours, retries. A status of 300 and above is thrown.
 */
export function createCaller(options: AzureSessionOptions): Call {
  const { clock, random } = options
  const transport = createTransport(options)
  const inSlot = createSlots(requestsInFlight)
  let answered = false
  const policy = contactPolicy(() => answered)

  async function once(exchange: Exchange): Promise<Answer> {
    const { pass } = transport
    const answer = await sent(exchange)
    answered = true
    if (answer.status !== 401) return accepted(exchange, answer, clock.now())
    // The token has ended before its time, or was taken back. A fresh one is tried once.
    transport.renewToken(pass)
    return accepted(exchange, await sent(exchange), clock.now())
  }

  // The clock stands also while waiting for a slot: the request is as good as on its way.
  const sent = (exchange: Exchange): Promise<Answer> => clock.during(() => inSlot(() => transport.send(exchange)))

  return async (method, target, rest = {}) => {
    if (options.readOnly) assertReads(method, target)
    const exchange = {
      ...rest,
      method,
      url: urlOf(target, options.endpoint),
      signal: anyOf(options.signal, rest.signal),
    }
    return withRetry(clock, () => once(exchange), {
      signal: exchange.signal,
      policy,
      ...(random && { random }),
    })
  }
}

function accepted(exchange: Exchange, answer: Answer, now: number): Answer {
  if (answer.status >= 300) throw refusal(exchange, answer, now)
  if (answer.body !== undefined || answer.text === '') return answer
  const asked = `${exchange.method} ${new URL(exchange.url).pathname}`
  throw new InterconnectError(
    'us/unmapped',
    `Azure: ${asked} answered ${answer.status} with something that is not JSON`,
    {
      hint: 'check that the endpoint is Azure Resource Manager, and for a proxy on the way',
      details: { body: answer.text.slice(0, 500) },
    },
  )
}

function assertReads(method: Exchange['method'], target: string): void {
  if (isRead(method, target)) return
  throw new InterconnectError('us/bug', `a ${method} of ${target} on a session that only reads`)
}

function urlOf(target: string, endpoint: string): string {
  if (!target.startsWith('/')) return ownUrl(target, endpoint)
  const url = new URL(target, endpoint)
  // The link of an operation brings its own.
  if (url.searchParams.has('api-version')) return url.href
  // Not by URLSearchParams, which would write the spaces of a $filter as plus signs.
  url.search += `${url.search === '' ? '?' : '&'}api-version=${apiVersionOf(url.pathname)}`
  return url.href
}

/** A signal that aborts with the first of those given. */
export function anyOf(...signals: readonly (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined)
  return given.length < 2 ? given[0] : AbortSignal.any(given)
}
