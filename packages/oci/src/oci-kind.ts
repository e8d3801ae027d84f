import {
  type Attributes,
  carriesMark,
  type Difference,
  isMarkDifference,
  keyIn,
  type Kind,
  type Mark,
  type Marked,
  markTags,
  ownerIn,
  ownershipIn,
  propertyOf,
  type Presence,
  type PropertyTable,
  type ReadContext,
  type Settled,
} from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import { type Collection, type FreeformTags, objectPath } from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from './api.ts'
import type { Query } from './query.ts'
import { orUndefinedWhenGone } from './when-gone.ts'

/** What every object of the networking API answers. */
export interface OciObject {
  readonly id: string
  readonly lifecycleState: string
  readonly displayName?: string | undefined
  readonly freeformTags?: FreeformTags | undefined
}

/** What every kind here tells. */
export interface OciAttributes extends Attributes {
  readonly owner: string | null
  readonly lifecycleState: string
}

type Reading = Omit<ReadContext<OciApi>, 'mark'>

/** What a kind tells beyond that; an attribute with the name of a prop is that prop as the cloud holds it. */
type Own<Attrs extends OciAttributes> = Omit<Attrs, keyof OciAttributes>

/** What is left to say about a kind once its objects are listed, tagged and polled like all others. */
export interface OciKindDefinition<
  Props extends object,
  Wire extends OciObject,
  Attrs extends OciAttributes & Partial<Props>,
> {
  readonly type: string
  readonly title: string
  readonly collection: Pick<Collection, 'collection'>
  readonly props: z.ZodType<Props>
  readonly answer: z.ZodType<Wire>
  readonly properties: PropertyTable<Props>
  readonly presence: Presence
  readonly durations: Kind<Props, Attrs, OciApi>['durations']
  /** Props whose values are the words of `Kind.serialised`. */
  readonly serialisedBy?: readonly (keyof Props & string)[]
  /**
   * Props that are the query parameters of the list in which the owner mark is looked for; a function where the object
   * is known otherwise.
   */
  readonly lookUp:
    | readonly (keyof Props & string)[]
    | ((props: Partial<Props>, context: ReadContext<OciApi>) => Promise<Wire | undefined>)
  /** The lists that hold all objects of the kind in a compartment; by default the one of the compartment. */
  listsOf?(compartmentId: string, reading: Reading): Promise<readonly Query[]>
  /** `owner` is who asks: what carries no mark of theirs is of others. */
  attributes(object: Wire, reading: Reading, owner: string): Own<Attrs> | Promise<Own<Attrs>>
  /** Props whose attribute is not what to compare, such as sets, whose order is the cloud's. */
  holds?(attributes: Attrs, wanted: Partial<Props>): Partial<Props>
  /** Body of the create call, without tags. */
  createBody(props: Props, mark: Mark): object
  /** Body fields of each prop that can change in place. */
  readonly updates: { readonly [Prop in keyof Props & string]?: (props: Props, mark: Mark) => object }
  /** State of an object at rest; by default `AVAILABLE`. */
  readonly restsAt?: string
  settled?(attributes: Attrs): Settled | undefined
  standsFor?(attributes: Attrs, wanted: Partial<Props>): boolean
}

/** Terminated objects stay readable for a while: to us they are gone. */
const gone = new Set(['TERMINATED', 'DETACHED'])
/** On the way out: still there for who waits, but not to be used again. */
const isLeaving = ({ lifecycleState }: Pick<OciObject, 'lifecycleState'>): boolean =>
  lifecycleState === 'TERMINATING' || lifecycleState === 'DETACHING'

/** One on its way out counts only where there is no other. */
const firstStaying = <Wire extends Pick<OciObject, 'lifecycleState'>>(objects: readonly Wire[]): Wire | undefined =>
  objects.find((object) => !isLeaving(object)) ?? objects[0]

const waiting = (lifecycleState: string): Settled => ({ state: 'no', waitingFor: `lifecycleState ${lifecycleState}` })

/** Update body of the props that differ, so that what did not change is not touched. */
function changedFields<Props extends object>(
  updates: OciKindDefinition<Props, never, never>['updates'],
  props: Props,
  differences: readonly Difference[],
  mark: Mark,
): object {
  const changed = [...new Set(differences.map(propertyOf))] as (keyof Props & string)[]
  return Object.assign({}, ...changed.map((prop) => updates[prop]?.(props, mark)))
}

const isBelowParent = (query: Query): boolean => Object.keys(query).some((name) => name !== 'compartmentId')

function listQuery<Props extends object>(
  props: Partial<Props>,
  names: readonly (keyof Props & string)[],
): Query | undefined {
  const known = names.every((name) => props[name] !== undefined)
  return known ? Object.fromEntries(names.map((name) => [name, String(props[name])])) : undefined
}

/** The props of what the document no longer names are unknown; so are their words. */
const wordsOf = <Props extends object>(props: Partial<Props>, names: readonly (keyof Props & string)[]): string[] =>
  names.flatMap((name) => (props[name] === undefined ? [] : [String(props[name])]))

/**
 * One with the very name ours would have and nobody's mark: ours, whose mark somebody took away, or a stranger's. Names are
 * not unique here, so making another beside it would be easy, and wrong in the first case: the engine tells it instead.
 */
const hasLostMark = (object: OciObject, wanted: { readonly name?: string }): boolean =>
  wanted.name !== undefined &&
  object.displayName === wanted.name &&
  ownerIn(object.freeformTags) === null &&
  !isLeaving(object)

function searchedCompartment({ api }: Reading): string {
  if (api.compartmentId !== undefined) return api.compartmentId
  throw new InterconnectError('us/bug', 'the OCI session was made without a compartment to search')
}

/**
 * A kind of the usual form: found by its owner mark, created with tags and a retry token, changed by a partial PUT,
 * followed by reading its lifecycle state.
 */
export function ociKind<Props extends object, Wire extends OciObject, Attrs extends OciAttributes & Partial<Props>>(
  definition: OciKindDefinition<Props, Wire, Attrs>,
) {
  const { type, title, collection, props, answer, properties, presence, durations, restsAt = 'AVAILABLE' } = definition
  const { serialisedBy } = definition

  async function toAttributes(object: Wire, owner: string, reading: Reading): Promise<Attrs> {
    const { id, lifecycleState, freeformTags } = object
    const own = await definition.attributes(object, reading, owner)
    return { id, ...ownershipIn(freeformTags), lifecycleState, ...own } as unknown as Attrs
  }

  const list = async (query: Query, { api, signal }: Reading): Promise<Wire[]> => {
    const asked = api.list(collection.collection, answer, query, { signal })
    // A parent on its way out may answer as missing; a compartment that does is a mistake to be told.
    const objects = isBelowParent(query) ? ((await orUndefinedWhenGone(asked)) ?? []) : await asked
    return objects.filter(({ lifecycleState }) => !gone.has(lifecycleState))
  }

  /** Tags are replaced as a whole, so those of others go back with ours. */
  const tagsOf = async (id: string, api: OciApi, signal: AbortSignal) =>
    (await api.get(objectPath(collection, id), answer, { signal }))?.body.freeformTags

  async function lookUp(wanted: Partial<Props>, context: ReadContext<OciApi>): Promise<Wire | undefined> {
    if (typeof definition.lookUp === 'function') return definition.lookUp(wanted, context)
    const query = listQuery(wanted, definition.lookUp)
    const objects = query ? await list(query, context) : []
    const marked = objects.filter(({ freeformTags }) => carriesMark(freeformTags, context.mark))
    return firstStaying(marked) ?? objects.find((object) => hasLostMark(object, wanted))
  }

  return {
    type,
    title,
    props,
    properties,
    presence,
    ...(definition.standsFor && {
      standsFor: (attributes: Attrs, wanted: Partial<Props>) => definition.standsFor!(attributes, wanted),
    }),
    names: ['compartmentId', 'name'] as (keyof Props & string)[],
    durations,
    ...(serialisedBy && { serialised: (wanted: Partial<Props>) => wordsOf(wanted, serialisedBy) }),
    holds: (attributes, wanted) => ({ ...attributes, ...definition.holds?.(attributes, wanted) }),
    async find(wanted, context) {
      const found = await lookUp(wanted, context)
      return found && toAttributes(found, context.mark.owner, context)
    },
    async read(id, context) {
      const found = await context.api.get(objectPath(collection, id), answer, { signal: context.signal })
      return found && !gone.has(found.body.lifecycleState)
        ? toAttributes(found.body, context.mark.owner, context)
        : undefined
    },
    settled(attributes) {
      if (attributes.lifecycleState === restsAt) return { state: 'yes' }
      if (isLeaving(attributes)) return { state: 'leaving', waitingFor: `lifecycleState ${attributes.lifecycleState}` }
      return definition.settled?.(attributes) ?? waiting(attributes.lifecycleState)
    },
    async create(wanted, { api, signal, mark, requestToken }) {
      const body = { ...definition.createBody(wanted, mark), freeformTags: markTags(mark) }
      const { id } = await api.create(collection.collection, answer, body, { signal, retryToken: requestToken })
      return { id }
    },
    async update(id, wanted, differences, { api, signal, mark }) {
      const isUnmarked = differences.some(isMarkDifference)
      const body = {
        ...changedFields(definition.updates, wanted, differences, mark),
        ...(isUnmarked && { freeformTags: { ...(await tagsOf(id, api, signal)), ...markTags(mark) } }),
      }
      if (Object.keys(body).length > 0) await api.update(objectPath(collection, id), body, { signal })
      return { id }
    },
    async delete(id, { api, signal }) {
      await api.delete(objectPath(collection, id), { signal })
      return { id }
    },
    async listMarked({ owner, ...reading }) {
      const compartmentId = searchedCompartment(reading)
      const lists = (await definition.listsOf?.(compartmentId, reading)) ?? [{ compartmentId }]
      const objects = (await Promise.all(lists.map((query) => list(query, reading)))).flat()
      const marked = objects.flatMap((object): Promise<Marked<Attrs>>[] => {
        const key = keyIn(object.freeformTags)
        if (ownerIn(object.freeformTags) !== owner || key === undefined) return []
        return [toAttributes(object, owner, reading).then((attributes) => ({ key, attributes }))]
      })
      return Promise.all(marked)
    },
  } satisfies Kind<Props, Attrs, OciApi>
}
