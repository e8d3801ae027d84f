import { contactPolicy, createSlots, withRetry } from '@interconnect/engine'
import { type Clock, hasCode, InterconnectError } from '@interconnect/model'
import { ociQuestions, type ServiceName, versionPathOf } from '@interconnect/oci-api'
import type { CallOptions } from './api.ts'
import type { OciAuth } from './auth.ts'
import { exchange, type Incoming, type Outgoing, type Wire } from './exchange.ts'
import { formatQuery, type Query } from './query.ts'
import { createSigner, type Signer } from './signer.ts'

export interface CallerOptions {
  /** URL prefix of a service, without version and trailing slash. */
  readonly endpoint: (service: ServiceName) => string
  readonly auth: OciAuth
  /** Signs with other code than the official signer's. */
  readonly signer?: Signer
  readonly clock: Clock
  /** Refuses every write before anything leaves. */
  readonly readOnly?: boolean
  /** Asked as the last thing before each write leaves, and throws when it must not: a run that lost its lock. */
  readonly assertMayWrite?: (() => void) | undefined
  /** Jitter of retries, in [0, 1). */
  readonly random?: (() => number) | undefined
  readonly fetch?: typeof globalThis.fetch
}

/** One call of the API: a path of the wire contract, and what goes with it. */
export interface Request extends Omit<Outgoing, 'url' | 'operation' | 'isRead'> {
  readonly path: string
  readonly query?: Query
}

export type Call = (request: Request, options?: CallOptions) => Promise<Incoming>

/** Requests on their way at one time. */
const maxInFlight = 8

/**
 * Signs, bounds, retries what is worth retrying (429, 5xx but 501, no answer) and translates errors. Each exchange is
 * work during which a virtual clock stands still, the wait for a free slot included.
 */
export function createCaller(options: CallerOptions): Call {
  const { endpoint, auth, clock, random, readOnly = false } = options
  let answered = false
  const wire: Wire = {
    auth,
    signer: options.signer ?? createSigner(auth),
    fetch: options.fetch ?? globalThis.fetch,
    answered: () => void (answered = true),
    now: () => clock.now(),
    assertMayWrite: () => options.assertMayWrite?.(),
  }
  const inSlot = createSlots(maxInFlight)
  const policy = contactPolicy(() => answered)
  return async ({ path, query = {}, ...request }, { signal, service = 'iaas' } = {}) => {
    const operation = `${request.method} ${path}`
    const isRead = request.method === 'GET' || (request.method === 'POST' && isQuestion(service, path))
    if (readOnly && !isRead) {
      throw new InterconnectError('us/bug', `${operation} on a session that only reads`)
    }
    const url = `${endpoint(service)}${versionPathOf(service)}${path}${formatQuery(query)}`
    const once = () => exchange({ ...request, isRead, url, operation }, wire, signal)
    const withFreshCredentials = () => clock.during(() => inSlot(() => renewing(once, wire)))
    return withRetry(clock, withFreshCredentials, { signal, policy, ...(random && { random }) })
  }
}

/** Whether a POST only asks; every other one may change something. */
const isQuestion = (service: ServiceName, path: string): boolean =>
  ociQuestions.some((question) => question.service === service && question.path === path)

/** Once more when the credentials are refused: a session token may have been refreshed, or a principal's have ended. */
async function renewing<T>(call: () => Promise<T>, { signer }: Wire): Promise<T> {
  const { pass } = signer
  try {
    return await call()
  } catch (error) {
    if (!hasCode(error, 'credentials/rejected')) throw error
    signer.renew(pass)
    return call()
  }
}
