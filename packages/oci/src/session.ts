import { defaultRetry, withRetry } from '@interconnect/engine'
import { type Clock, hasCode, InterconnectError } from '@interconnect/model'
import { headers, type ServiceName, versionPath } from '@interconnect/oci-api'
import type { z } from 'zod'
import type { CallOptions, OciApi, TokenOptions } from './api.ts'
import type { OciAuth } from './auth.ts'
import { exchange, type Incoming, type Outgoing, type Wire } from './exchange.ts'
import { formatQuery } from './query.ts'
import { createSigner } from './signer.ts'
import { createSlots } from './slots.ts'
import { readWorkRequest } from './work-request.ts'

export interface OciSessionOptions {
  /** URL prefix of a service, without version and trailing slash. */
  readonly endpoint: (service: ServiceName) => string
  readonly auth: OciAuth
  readonly clock: Clock
  /** The compartment that is searched for marked objects. */
  readonly compartmentId?: string | undefined
  /** Refuses every write before anything leaves. */
  readonly readOnly?: boolean
  readonly fetch?: typeof globalThis.fetch
}

/** Requests on their way at one time. */
const maxInFlight = 8

/** Tries before an endpoint has ever answered: a wrong address should be told at once, not after a minute. */
const firstContactAttempts = 3

type Call = Omit<Outgoing, 'url' | 'operation'> & { readonly path: string; readonly query?: string }

function check<T>(schema: z.ZodType<T>, body: unknown, operation: string): T {
  const { data, error } = schema.safeParse(body)
  if (!error) return data
  const [issue] = error.issues
  throw new InterconnectError('us/unmapped', `${operation} answered a body we do not understand`, {
    details: { operation, at: issue?.path.join('.'), problem: issue?.message },
    cause: error,
  })
}

/** Lists answer an array or an object with `items`, depending on the kind. */
const itemsOf = (body: unknown): unknown => (Array.isArray(body) ? body : (body as { items?: unknown } | undefined)?.items)

/**
 * A session with the OCI REST APIs: signs, bounds, retries what is worth retrying (429, 5xx but 501, no answer) and
 * translates errors. `409 IncorrectState` is not retried here; it reaches the caller as `cloud/busy`.
 */
export function createOciSession(options: OciSessionOptions): OciApi {
  const { endpoint, auth, clock } = options
  let answered = false
  const wire: Wire = {
    auth,
    sign: createSigner(auth),
    fetch: options.fetch ?? globalThis.fetch,
    answered: () => void (answered = true),
  }
  const inSlot = createSlots(maxInFlight)
  const policy = {
    ...defaultRetry,
    get attempts() {
      return answered ? defaultRetry.attempts : firstContactAttempts
    },
  }

  function call(request: Call, { signal, service = 'iaas' }: CallOptions = {}): Promise<Incoming> {
    const operation = `${request.method} ${request.path}`
    if (options.readOnly && request.method !== 'GET') {
      throw new InterconnectError('us/bug', `${operation} on a read-only session`)
    }
    const url = `${endpoint(service)}${versionPath}${request.path}${request.query ?? ''}`
    const once = () => exchange({ ...request, url, operation }, wire, signal)
    return withRetry(clock, () => clock.during(() => inSlot(once)), { signal, policy })
  }

  const tokens = ({ ifMatch, retryToken }: TokenOptions) => ({
    [headers.ifMatch]: ifMatch,
    [headers.retryToken]: retryToken,
  })

  const api: OciApi = {
    compartmentId: options.compartmentId,
    async get(path, schema, callOptions) {
      try {
        const answer = await call({ method: 'GET', path }, callOptions)
        return { body: check(schema, answer.body, `GET ${path}`), etag: answer.headers.get(headers.etag) ?? undefined }
      } catch (error) {
        if (hasCode(error, 'cloud/not-found')) return undefined
        throw error
      }
    },
    async list(path, item, query, callOptions) {
      const items = []
      let page: string | undefined
      do {
        const answer = await call({ method: 'GET', path, query: formatQuery({ ...query, page }) }, callOptions)
        items.push(...check(item.array(), itemsOf(answer.body), `GET ${path}`))
        // A page may be empty and still have a successor: only an absent header ends the list.
        page = answer.headers.get(headers.nextPage) ?? undefined
      } while (page !== undefined)
      return items
    },
    async create(path, schema, body, writeOptions) {
      const answer = await call({ method: 'POST', path, body, headers: tokens(writeOptions) }, writeOptions)
      return check(schema, answer.body, `POST ${path}`)
    },
    async update(path, body, writeOptions = {}) {
      await call({ method: 'PUT', path, body, headers: tokens(writeOptions) }, writeOptions)
    },
    async action(path, body, writeOptions = {}) {
      const answer = await call({ method: 'POST', path, body, headers: tokens(writeOptions) }, writeOptions)
      return answer.headers.get(headers.workRequestId) ?? undefined
    },
    async delete(path, writeOptions = {}) {
      try {
        await call({ method: 'DELETE', path, headers: tokens(writeOptions) }, writeOptions)
      } catch (error) {
        if (!hasCode(error, 'cloud/not-found')) throw error
      }
    },
    workRequest: (id, callOptions) => readWorkRequest(api, id, callOptions),
  }
  return api
}
