import { InterconnectError } from '@interconnect/model'
import { headers } from '@interconnect/oci-api'
import type { z } from 'zod'
import type { OciApi, TokenOptions } from './api.ts'
import { ask } from './ask.ts'
import { type Call, type CallerOptions, createCaller } from './caller.ts'
import { orUndefinedWhenGone } from './when-gone.ts'
import { readWorkRequest } from './work-request.ts'

export interface OciSessionOptions extends CallerOptions {
  /** The compartment that is searched for marked objects. */
  readonly compartmentId?: string | undefined
}

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
const itemsOf = (body: unknown): unknown =>
  Array.isArray(body) ? body : (body as { items?: unknown } | undefined)?.items

const conditions = ({ ifMatch, retryToken }: TokenOptions) => ({
  [headers.ifMatch]: ifMatch,
  [headers.retryToken]: retryToken,
})

/**
 * A session with the OCI REST APIs. Nothing is read or sent before the first call.
 * @example const api = createOciSession({ endpoint: cloudEndpoint('us-ashburn-1'), auth: configFileAuth(), clock })
 */
export function createOciSession(options: OciSessionOptions): OciApi {
  const call = createCaller(options)
  const api: OciApi = {
    compartmentId: options.compartmentId,
    get: (path, schema, callOptions) => get(call, path, schema, callOptions),
    list: (path, item, query, callOptions) => list(call, { path, query }, item, callOptions),
    async create(path, schema, body, writeOptions) {
      const answer = await call({ method: 'POST', path, body, headers: conditions(writeOptions) }, writeOptions)
      return check(schema, answer.body, `POST ${path}`)
    },
    async update(path, body, writeOptions = {}) {
      await call({ method: 'PUT', path, body, headers: conditions(writeOptions) }, writeOptions)
    },
    async action(path, body, writeOptions = {}) {
      const answer = await call({ method: 'POST', path, body, headers: conditions(writeOptions) }, writeOptions)
      return answer.headers.get(headers.workRequestId) ?? undefined
    },
    ask: (question, callOptions) => ask(api, options.clock, question, callOptions),
    async delete(path, writeOptions = {}) {
      await orUndefinedWhenGone(call({ method: 'DELETE', path, headers: conditions(writeOptions) }, writeOptions))
    },
    workRequest: (id, callOptions) => readWorkRequest(api, id, callOptions),
  }
  return api
}

async function get<T>(call: Call, path: string, schema: z.ZodType<T>, options: Parameters<Call>[1]) {
  const answer = await orUndefinedWhenGone(call({ method: 'GET', path }, options))
  if (!answer) return undefined
  return { body: check(schema, answer.body, `GET ${path}`), etag: answer.headers.get(headers.etag) ?? undefined }
}

/** A page may be empty and still have a successor: only an absent header ends the list. */
async function list<T>(
  call: Call,
  { path, query }: Pick<Parameters<Call>[0], 'path' | 'query'>,
  item: z.ZodType<T>,
  options: Parameters<Call>[1],
): Promise<T[]> {
  const items: T[] = []
  let page: string | undefined
  do {
    const answer = await call({ method: 'GET', path, query: { ...query, page } }, options)
    items.push(...check(item.array(), itemsOf(answer.body), `GET ${path}`))
    page = answer.headers.get(headers.nextPage) ?? undefined
  } while (page !== undefined)
  return items
}
