import type { OperationState } from '@interconnect/engine'

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
}

export interface WriteOptions extends CallOptions {
  /** An ETag: the write is refused with `cloud/stale` when the object is no longer in that state. */
  readonly ifMatch?: string | undefined
}

/** A write the cloud has accepted. */
export interface Followed {
  /** Path and query where the operation can be followed; absent when only the object tells. */
  readonly operation?: string
}

/** A write that answers the object as it now is. */
export interface Written extends Followed {
  readonly body: unknown
}

/**
 * Azure Resource Manager as the kinds see it. Paths are ARM ids or paths below them, without api-version. Bodies are
 * the cloud's words, not checked: their types say what the wire contract promises.
 */
export interface AzureApi {
  /** The subscriptions in which to look for marked objects. */
  subscriptions(options?: CallOptions): Promise<readonly string[]>
  /** The object, or `undefined` when it is not there. */
  get<T>(path: string, options?: CallOptions): Promise<T | undefined>
  /** The items of all pages; `path` may carry a query. */
  list<T>(path: string, options?: CallOptions): Promise<readonly T[]>
  put(path: string, body: object, options?: WriteOptions): Promise<Written>
  patch(path: string, body: object, options?: WriteOptions): Promise<Written>
  /** Gone already is success. */
  delete(path: string, options?: WriteOptions): Promise<Followed>
  /** Asks for a result that takes the service a while to collect, such as an ARP table, and waits for it. Reads only. */
  post<T>(path: string, body?: object, options?: CallOptions): Promise<T>
  /** How the operation of a write stands. */
  operation(url: string, options?: CallOptions): Promise<OperationState>
  /** Waits for the operation of a write that another write of the same kind must follow. */
  finished(write: Followed, options?: CallOptions): Promise<void>
}
