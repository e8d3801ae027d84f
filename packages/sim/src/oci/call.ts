import type { ServiceName } from '@interconnect/oci-api'
import type { World } from '../core/index.ts'
import type { OciLinkView } from '../link/oci-view.ts'
import { findObject, liveObject } from './objects.ts'
import { ServiceFault, notFound, relatedNotFound } from './service-fault.ts'
import type { KindName, Stored } from './stored.ts'

/** One authenticated request, and the world it is made to. */
export interface Call {
  readonly world: World
  readonly link: OciLinkView
  readonly service: ServiceName
  readonly region: string
  /** Tenancy of the caller. */
  readonly tenancyId: string
  readonly method: string
  /** Path without the query, for retry tokens. */
  readonly path: string
  /** Parameters of the path, such as `id`. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Headers
  /** The body as text; empty when there is none. */
  readonly body: string
}

/** What a handler answers; the header values are absent where the operation has none. */
export interface Answer {
  readonly status: 200 | 202 | 204
  readonly body?: unknown
  readonly etag?: string
  readonly nextPage?: string
  readonly workRequestId?: string
}

export type Handler = (call: Call) => Answer

const isHere = (stored: Stored<KindName>, call: Call): boolean => stored.region === '' || stored.region === call.region

/** The object the path names. @throws ServiceFault 404 when there is none in this region. */
export function namedObject<K extends KindName>(call: Call, kind: K, id: string): Stored<K> {
  const stored = findObject(call.world, kind, id)
  if (!stored || !isHere(stored, call)) throw notFound()
  return stored
}

/** The object a body refers to. @throws ServiceFault 400 when there is none in this region. */
export function relatedObject<K extends KindName>(call: Call, kind: K, id: string): Stored<K> {
  const stored = liveObject(call.world, kind, id)
  if (!stored || !isHere(stored, call)) throw relatedNotFound(id)
  return stored
}

/**
 * The compartment a call is about must exist; a bad one is 404 also when it stands in a body.
 * @source https://github.com/oracle/terraform-provider-oci/issues/1304
 */
export function requireCompartment(call: Call, id: string): void {
  if (id !== call.tenancyId && !liveObject(call.world, 'compartment', id)) throw notFound()
}

/** A query parameter the call cannot do without. @throws ServiceFault 400 when it is absent. */
export function requiredParameter(call: Call, name: string): string {
  const value = call.query.get(name)
  if (value === null) throw new ServiceFault('MissingParameter', `Missing Parameter: ${name}`)
  return value
}
