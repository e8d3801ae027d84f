import { armHeaders } from '@interconnect/azure-api'
import type { OperationState } from '@interconnect/engine'
import { hasCode, InterconnectError } from '@interconnect/model'
import type { AzureApi, CallOptions, WriteOptions, Written } from './api.ts'
import { anyOf, type AzureSessionOptions, type Call, createCaller } from './caller.ts'
import { followed, operationState, pollUntil } from './operations.ts'
import { ownUrl } from './own-url.ts'
import type { Answer } from './transport.ts'

/** Opens a session. Nothing is sent, and no token is asked for, before the first call. */
export function createAzureSession(given: AzureSessionOptions): AzureApi {
  const session: Session = { ...given, endpoint: httpsOrigin(given.endpoint) }
  const call = createCaller(session)
  return {
    subscriptions: (options) => subscriptions(call, session, options),
    get: async <T>(path: string, options?: CallOptions) =>
      (await orUndefinedWhenGone(call('GET', path, options)))?.body as T | undefined,
    list: (path, options) => list(call, path, options),
    put: (path, body, options) => write(call, session, ['PUT', path, body], options),
    patch: (path, body, options) => write(call, session, ['PATCH', path, body], options),
    async delete(path, options) {
      const answer = await orUndefinedWhenGone(call('DELETE', path, options))
      return answer ? followed(answer, session.endpoint) : {}
    },
    post: (path, body, options) => collect(call, session, { path, body }, options),
    operation: (url, options) => operation(call, url, options),
    async finished({ operation: url }, options) {
      if (url === undefined) return
      const done = (answer: Answer) => operationState(answer).state !== 'running'
      const signal = anyOf(session.signal, options?.signal)
      const ask = () => call('GET', url, options)
      // One that is forgotten is over, however it went: what follows it will tell.
      const answer = await orUndefinedWhenGone(pollUntil(session.clock, { ask, done, signal }))
      if (!answer) return
      const state = operationState(answer)
      if (state.state === 'failed') throw state.error
    },
  }
}

type Session = AzureSessionOptions

function httpsOrigin(endpoint: string): string {
  const url = URL.parse(endpoint)
  if (url?.protocol === 'https:') return url.origin
  throw new InterconnectError('usage/invalid-argument', `the Azure endpoint '${endpoint}' is not an https address`, {
    hint: 'write it like https://management.azure.com; access tokens never travel without TLS',
  })
}

async function subscriptions(call: Call, { subscription }: Session, options?: CallOptions): Promise<readonly string[]> {
  if (subscription !== undefined) return [subscription]
  const found = await list<{ subscriptionId: string }>(call, '/subscriptions', options)
  return found.map(({ subscriptionId }) => subscriptionId)
}

async function list<T>(call: Call, path: string, options?: CallOptions): Promise<readonly T[]> {
  const items: T[] = []
  const seen = new Set<string>()
  // Some services end with an empty text instead of leaving the link out.
  for (let next: string | null | undefined = path; next;) {
    if (seen.has(next)) throw new InterconnectError('us/unmapped', `Azure: the pages of ${path} lead in a circle`)
    seen.add(next)
    const answer: Answer = await call('GET', next, options)
    const page = (answer.body ?? {}) as { value?: readonly T[]; nextLink?: string | null }
    items.push(...(page.value ?? []))
    next = page.nextLink
  }
  return items
}

async function write(
  call: Call,
  { endpoint }: Session,
  [method, path, body]: readonly ['PUT' | 'PATCH', string, object],
  options?: WriteOptions,
): Promise<Written> {
  const answer = await call(method, path, { ...options, body })
  return { body: answer.body, ...followed(answer, endpoint) }
}

/** POSTs and follows `Location`, which answers 202 until the result is there. */
async function collect<T>(
  call: Call,
  { clock, endpoint, signal: sessionSignal }: Session,
  { path, body }: { path: string; body: object | undefined },
  options: CallOptions = {},
): Promise<T> {
  const first = await call('POST', path, { ...options, body })
  if (first.status !== 202) return first.body as T
  const location = first.header(armHeaders.location)
  if (location === undefined)
    throw new InterconnectError('us/unmapped', `Azure: POST ${path} says not where its result will be`)
  const url = ownUrl(location, endpoint)
  const signal = anyOf(sessionSignal, options.signal)
  const done = ({ status }: Answer) => status !== 202
  return (await pollUntil(clock, { ask: () => call('GET', url, options), done, first, signal })).body as T
}

async function operation(call: Call, url: string, options?: CallOptions): Promise<OperationState> {
  try {
    return operationState(await call('GET', url, options))
  } catch (error) {
    // A result URL tells a failed operation by its own status.
    if (hasCode(error, 'cloud/conflict', 'cloud/invalid', 'cloud/quota')) return { state: 'failed', error }
    throw error
  }
}

async function orUndefinedWhenGone(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer
  } catch (error) {
    if (hasCode(error, 'cloud/not-found')) return undefined
    throw error
  }
}
