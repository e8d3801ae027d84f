import { unreachable } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import { headers } from '@interconnect/oci-api'
import type { OciAuth } from './auth.ts'
import { failedCall } from './errors.ts'
import type { Signable, Signer } from './signer.ts'

export interface Outgoing {
  readonly method: Signable['method']
  /** Changes nothing, whatever its method. */
  readonly isRead: boolean
  readonly url: string
  /** Verb and path for messages, such as `POST /vcns`. */
  readonly operation: string
  readonly body?: object | undefined
  /** Extra headers; absent values are left out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

export interface Incoming {
  /** Parsed JSON; `undefined` when the answer was empty. */
  readonly body: unknown
  readonly headers: Headers
}

export interface Wire {
  readonly auth: OciAuth
  readonly signer: Signer
  readonly fetch: typeof globalThis.fetch
  /** Called at the first sign of life, also when the answer is an error. */
  readonly answered: () => void
  /** Turns a `Retry-After` date into a delay. */
  readonly now: () => number
  /** Asked as the last thing before each write leaves, and throws when it must not. */
  readonly assertMayWrite: () => void
}

/** Longest wait for one answer, in milliseconds of the wall clock. OCI answers within seconds or not at all. */
const timeoutMs = 60_000

/** Fields whose values may come back in error messages and must not be shown. */
const secretFields = new Set(['providerServiceKeyName', 'bgpMd5AuthKey'])

function secretsOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' ? (secretFields.has(name) && value !== '' ? [value] : []) : secretsOf(value),
  )
}

function requestHeaders({ headers: extra = {}, body }: Outgoing): Headers {
  const all = new Headers({ accept: 'application/json' })
  if (body) all.set('content-type', 'application/json')
  for (const [name, value] of Object.entries(extra)) if (value !== undefined) all.set(name, value)
  return all
}

/** OCI may write what is not there as `null` or leave it out; here it is always left out. */
function parsed(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text, (_, value: unknown) => value ?? undefined)
  } catch {
    return text
  }
}

async function send(request: Signable, operation: string, wire: Wire, signal: AbortSignal | undefined) {
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    const answer = await wire.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    })
    return { answer, text: await answer.text() }
  } catch (cause) {
    signal?.throwIfAborted()
    throw unreachable(operation, request.url, cause)
  }
}

/**
 * One request and its answer.
 * @throws InterconnectError for every answer that is not 2xx, and when there is none
 */
export async function exchange(outgoing: Outgoing, wire: Wire, signal?: AbortSignal): Promise<Incoming> {
  const { method, isRead, url, operation } = outgoing
  const request = {
    method,
    url,
    headers: requestHeaders(outgoing),
    body: outgoing.body && JSON.stringify(outgoing.body),
  }
  await wire.signer.sign(request)
  if (!isRead) wire.assertMayWrite()
  const { answer, text } = await send(request, operation, wire, signal)
  wire.answered()
  const body = parsed(text)
  if (!answer.ok) {
    const { status } = answer
    throw failedCall({
      operation,
      auth: wire.auth,
      status,
      headers: answer.headers,
      body,
      secrets: secretsOf(outgoing.body),
      now: wire.now(),
    })
  }
  if (typeof body === 'string') {
    throw new InterconnectError('us/unmapped', `${operation} answered something that is not JSON`, {
      hint: `check that ${new URL(url).origin} is an OCI endpoint`,
      details: { operation, body: body.slice(0, 500), opcRequestId: answer.headers.get(headers.requestId) },
    })
  }
  return { body, headers: answer.headers }
}
