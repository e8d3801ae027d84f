import { azureDurations } from '@interconnect/azure-api'
import type { Accepted, Attributes, Kind, Marked, ReadContext, Settled, WriteContext } from '@interconnect/engine'
import { InterconnectError } from '@interconnect/model'
import type { z } from 'zod'
import type { AzureApi } from '../api.ts'
import { heldInForm } from './form.ts'
import { keyTag, ownerIn, ownerTag, withMark } from './mark.ts'
import { markedIds } from './marked.ts'
import { settledByState } from './settled.ts'

/** What every Azure object tells beside its props. */
export interface AzureAttributes extends Attributes {
  readonly provisioningState: string
}

/** What every body on the wire has. */
interface ArmObject {
  readonly id?: string
  readonly etag?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly properties?: { readonly provisioningState?: string }
}

/** What is particular to one resource type; `Wire` is its body, `Own` what it tells beyond id, owner and state. */
export interface AzureKindDefinition<Props extends object, Own extends object, Wire extends ArmObject> {
  readonly type: string
  readonly title: string
  readonly armType: keyof typeof azureDurations
  readonly props: z.ZodType<Props>
  readonly replaceOn: readonly (keyof NoInfer<Props> & string)[]
  /** False for children, which have no tags. */
  readonly tagged: boolean
  /** Also asked for objects whose props are not known any more. */
  serialised?(props: Partial<NoInfer<Props>>): readonly string[]
  /** The id the props lead to; `undefined` while a part of it is not known. */
  id(props: Partial<NoInfer<Props>>): string | undefined
  attributes(wire: Wire, id: string): Own
  /** The whole body to PUT. A PUT replaces the object, so what `existing` has and we do not manage must be in it. */
  body(props: NoInfer<Props>, existing: NoInfer<Wire> | undefined): object
  /** Throws when the cloud would refuse the change, or worse, fail in the middle of it. */
  assertPossible?(props: NoInfer<Props>, existing: NoInfer<Wire>): void
  /** What is still to come once `provisioningState` is `Succeeded`. */
  settled?(attributes: AzureAttributes & NoInfer<Own>): Settled
  assertDeletable?(id: string, context: WriteContext<AzureApi>): Promise<void>
}

/** A kind that is one ARM resource: found by name, written by PUT of what was read and what is wanted together. */
export function azureKind<Props extends object, Own extends object, Wire extends ArmObject>(
  definition: AzureKindDefinition<Props, Own, Wire>,
): Kind<Props, AzureAttributes & Own, AzureApi> {
  const { type, title, armType, props, replaceOn, tagged } = definition
  const { create, update, delete: remove } = azureDurations[armType]

  const toAttributes = (wire: Wire, id: string): AzureAttributes & Own => ({
    id: wire.id ?? id,
    ...(tagged && { owner: ownerIn(wire.tags) }),
    provisioningState: wire.properties?.provisioningState ?? 'Succeeded',
    ...definition.attributes(wire, wire.id ?? id),
  })

  async function read(id: string, { api, signal }: Pick<ReadContext<AzureApi>, 'api' | 'signal'>) {
    const wire = await api.get<Wire>(id, { signal })
    return wire && toAttributes(wire, id)
  }

  /** One body for the first time and for every other: read, lay the wanted over it, write if nobody was faster. */
  async function put(id: string, wanted: Props, existing: Wire | undefined, context: WriteContext<AzureApi>): Promise<Accepted> {
    const { api, signal, mark } = context
    if (existing) definition.assertPossible?.(wanted, existing)
    const body = { ...definition.body(wanted, existing), ...(tagged && { tags: withMark(existing?.tags, mark) }) }
    const written = await api.put(id, body, { ifMatch: existing?.etag, signal })
    return { id: (written.body as ArmObject | undefined)?.id ?? id, ...followOf(written) }
  }

  return {
    type,
    title,
    props,
    replaceOn,
    durations: { create, update, delete: remove },
    ...(definition.serialised && { serialised: (wanted: Props) => definition.serialised!(wanted) }),
    async find(wanted, context) {
      const id = definition.id(wanted)
      return id === undefined ? undefined : read(id, context)
    },
    read,
    holds: heldInForm,
    settled(attributes) {
      const byState = settledByState(attributes.provisioningState)
      return byState.state === 'yes' && definition.settled ? definition.settled(attributes) : byState
    },
    async create(wanted, context) {
      const id = definition.id(wanted)
      if (id === undefined) throw new InterconnectError('us/bug', `a ${title} without what its id is made of`)
      const existing = await context.api.get<Wire>(id, { signal: context.signal })
      if (existing && tagged) assertOurs(title, id, existing, context)
      return put(id, wanted, existing, context)
    },
    async update(id, wanted, _differences, context) {
      return put(id, wanted, await context.api.get<Wire>(id, { signal: context.signal }), context)
    },
    async delete(id, context) {
      await definition.assertDeletable?.(id, context)
      return { id, ...followOf(await context.api.delete(id, { signal: context.signal })) }
    },
    follow: (operation, { api, signal }) => api.operation(operation, { signal }),
    ...(tagged && { listMarked: (context: MarkedContext) => listMarked(armType, toAttributes, context) }),
  }
}

type MarkedContext = Omit<ReadContext<AzureApi>, 'mark'> & { readonly owner: string }

/** The list of marked resources lags and may leave tags out: each is read itself. */
async function listMarked<Wire extends ArmObject, Attrs extends Attributes>(
  armType: string,
  toAttributes: (wire: Wire, id: string) => Attrs,
  { api, signal, owner }: MarkedContext,
): Promise<readonly Marked<Attrs>[]> {
  const ids = await markedIds(api, armType, owner, signal)
  const found = await Promise.all(ids.map(async (id) => ({ id, wire: await api.get<Wire>(id, { signal }) })))
  return found.flatMap(({ id, wire }) => {
    const key = wire?.tags?.[keyTag]
    return wire && key !== undefined && wire.tags?.[ownerTag] === owner ? [{ key, attributes: toAttributes(wire, id) }] : []
  })
}

/** Somebody may have made an object of that name since we looked. */
function assertOurs(title: string, id: string, { tags }: ArmObject, { mark }: WriteContext<AzureApi>): void {
  const owner = ownerIn(tags)
  if (owner === mark.owner) return
  throw new InterconnectError('existing/not-ours', `the ${title} ${id} exists and ${owner === null ? 'carries no mark of ours' : `belongs to '${owner}'`}`, {
    hint: 'choose another metadata.name, or remove the object if nobody needs it',
  })
}

const followOf = ({ operation }: { readonly operation?: string }): { readonly operation?: string } =>
  operation === undefined ? {} : { operation }
