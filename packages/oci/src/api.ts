import type { OperationState } from '@interconnect/engine'
import type { ServiceName } from '@interconnect/oci-api'
import type { z } from 'zod'
import type { Query } from './query.ts'

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
  /** Default `iaas`. */
  readonly service?: ServiceName
}

export interface WriteOptions extends CallOptions {
  /** Refuses the write (`cloud/stale`) when the object has another `etag` by now. */
  readonly ifMatch?: string | undefined
}

export interface TokenOptions extends WriteOptions {
  /** The same token gives the first result again, for 24 hours. */
  readonly retryToken?: string | undefined
}

export interface Found<T> {
  readonly body: T
  readonly etag: string | undefined
}

/**
 * What the kinds use of the OCI REST APIs. Paths come from the wire contract and carry no version; answers are checked
 * against the given schema. Every method throws typed errors, `cloud/busy` and `cloud/stale` among them.
 */
export interface OciApi {
  /** The compartment that is searched for marked objects; `undefined` when the session was made without. */
  readonly compartmentId: string | undefined
  /** `undefined` when there is no such object, or none we may see. */
  get<T>(path: string, schema: z.ZodType<T>, options?: CallOptions): Promise<Found<T> | undefined>
  /** All items of all pages. */
  list<T>(path: string, item: z.ZodType<T>, query: Query, options?: CallOptions): Promise<T[]>
  create<T>(path: string, schema: z.ZodType<T>, body: object, options: TokenOptions): Promise<T>
  update(path: string, body: object, options?: WriteOptions): Promise<void>
  /** Gives the OCID of the work request that tracks the action, when there is one. */
  action(path: string, body: object, options?: TokenOptions): Promise<string | undefined>
  /** Gone already is success. */
  delete(path: string, options?: WriteOptions): Promise<void>
  /** How an asynchronous call of the networking API stands. */
  workRequest(id: string, options?: CallOptions): Promise<OperationState>
}
