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

/** A POST that changes nothing, and the results of the work request it starts. */
export interface Question<T> {
  readonly service: ServiceName
  readonly path: string
  readonly body: object
  readonly result: z.ZodType<T>
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
  /**
   * A question that OCI works on for a while: asks, waits, and gives the results. It changes nothing, so that a session
   * that only reads may ask it. @throws cloud/operation-failed with what OCI says of a question it could not answer
   */
  ask<T>(question: Question<T>, options?: CallOptions): Promise<T[]>
  /** Gone already is success. */
  delete(path: string, options?: WriteOptions): Promise<void>
  /** How an asynchronous call of the networking API stands. */
  workRequest(id: string, options?: CallOptions): Promise<OperationState>
}
