/**
 * Where a kind lives under the version path and what its list, actions and children are called. `POST` and `GET` on
 * `collection`; `GET`, `PUT`, `DELETE` on `collection/{id}`; `POST` on `collection/{id}/actions/{action}`.
 */
export interface Collection {
  readonly collection: `/${string}`
  /** Type word of its OCIDs. */
  readonly ocidType: string
  /** What messages call it. */
  readonly title: string
  /** Query parameters a list call cannot do without. */
  readonly required: readonly string[]
  /** Query parameters that narrow a list, each equal to a field of the object unless said otherwise. */
  readonly filters: readonly string[]
  /** Whether lists take `sortBy` and `sortOrder`. */
  readonly sorted: boolean
  readonly actions: readonly string[]
  /** Lists below an object, such as the rules of a group. */
  readonly children: readonly string[]
}

const defaults = { required: ['compartmentId'], sorted: true, filters: [], actions: [], children: [] } as const

type Given = Pick<Collection, 'collection' | 'ocidType' | 'title'> & Partial<Collection>

/** A collection with the usual list: by compartment, sortable, no actions. Literal types survive. */
export const collection = <const T extends Given>(given: T): Omit<typeof defaults, keyof T> & T => ({
  ...defaults,
  ...given,
})

const under = (kind: Pick<Collection, 'collection'>, id: string, rest = ''): string =>
  `${kind.collection}/${encodeURIComponent(id)}${rest}`

export const objectPath = (kind: Pick<Collection, 'collection'>, id: string): string => under(kind, id)

/** Path of an action of an object; only actions the kind has are accepted. */
export const actionPath = <T extends Pick<Collection, 'collection' | 'actions'>>(
  kind: T,
  id: string,
  action: T['actions'][number],
): string => under(kind, id, `/actions/${action}`)

/** Path of a list below an object; only children the kind has are accepted. */
export const childPath = <T extends Pick<Collection, 'collection' | 'children'>>(
  kind: T,
  id: string,
  child: T['children'][number],
): string => under(kind, id, `/${child}`)
