import { contactPolicy, createSlots, withRetry } from '@interconnect/engine'
import { type Clock, InterconnectError } from '@interconnect/model'
import { type ServiceName, versionPath } from '@interconnect/oci-api'
import type { CallOptions } from './api.ts'
import type { OciAuth } from './auth.ts'
import { exchange, type Incoming, type Outgoing, type Wire } from './exchange.ts'
import { formatQuery, type Query } from './query.ts'
import { createSigner } from './signer.ts'

export interface CallerOptions {
  /** URL prefix of a service, without version and trailing slash. */
  readonly endpoint: (service: ServiceName) => string
  readonly auth: OciAuth
  readonly clock: Clock
  /** Refuses every write before anything leaves. */
  readonly readOnly?: boolean
  readonly fetch?: typeof globalThis.fetch
}

/** One call of the API: a path of the wire contract, and what goes with it. */
export interface Request extends Omit<Outgoing, 'url' | 'operation'> {
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
  const { endpoint, auth, clock, readOnly = false } = options
  let answered = false
  const wire: Wire = {
    auth,
    sign: createSigner(auth),
    fetch: options.fetch ?? globalThis.fetch,
    answered: () => void (answered = true),
    now: () => clock.now(),
  }
  const inSlot = createSlots(maxInFlight)
  const policy = contactPolicy(() => answered)
  return async ({ path, query = {}, ...request }, { signal, service = 'iaas' } = {}) => {
    const operation = `${request.method} ${path}`
    if (readOnly && request.method !== 'GET') {
      throw new InterconnectError('us/bug', `${operation} on a session that only reads`)
    }
    const url = `${endpoint(service)}${versionPath}${path}${formatQuery(query)}`
    const once = () => exchange({ ...request, url, operation }, wire, signal)
    return withRetry(clock, () => clock.during(() => inSlot(once)), { signal, policy })
  }
}
