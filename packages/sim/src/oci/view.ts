import type { ServiceName } from '@interconnect/oci-api'
import type { Call } from './call.ts'

/** A read-only path that is not an object of the store: what Oracle itself put there, or work requests. */
export interface View {
  readonly service: ServiceName
  /** Below the version path, with parameters as `:name`. */
  readonly path: string
  /** Member that tells the items of a list apart; `id` when absent. */
  readonly key?: string
  /** A list is an object with `items`, as in some services, rather than bare. */
  readonly isWrapped?: true
  /** A list is answered page by page; anything else whole. */
  read(call: Call): unknown
}
