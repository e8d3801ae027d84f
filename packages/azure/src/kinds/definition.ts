import type { azureDurations } from '@interconnect/azure-api'
import type { Attributes, Presence, PropertyTable, Settled, WriteContext } from '@interconnect/engine'
import type { z } from 'zod'
import type { AzureApi } from '../api.ts'

/** What every Azure object tells beside its props. */
export interface AzureAttributes extends Attributes {
  readonly provisioningState: string
}

/** What every body on the wire has. */
export interface ArmObject {
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
  readonly properties: PropertyTable<NoInfer<Props>>
  readonly presence: Presence
  /** Props that only name the object, or its folder. */
  readonly names?: readonly (keyof NoInfer<Props> & string)[]
  /** False for children, which have no tags. */
  readonly tagged: boolean
  /** Also asked for objects whose props are not known any more. */
  serialised?(props: Partial<NoInfer<Props>>): readonly string[]
  /** The id the props lead to; `undefined` while a part of it is not known. */
  id(props: Partial<NoInfer<Props>>): string | undefined
  /** `owner` is who asks: what carries no mark of theirs is of others. */
  attributes(wire: Wire, id: string, owner: string): Own
  /** The whole body to PUT. A PUT replaces the object, so what `existing` has and we do not manage must be in it. */
  body(props: NoInfer<Props>, existing: NoInfer<Wire> | undefined): object
  /** Throws when the cloud would refuse the change, or worse, fail in the middle of it. */
  assertPossible?(props: NoInfer<Props>, existing: NoInfer<Wire>): void
  /** What is still to come once `provisioningState` is `Succeeded`. */
  settled?(attributes: AzureAttributes & NoInfer<Own>): Settled
  /** Whether writing it as it reads brings it out of `Failed`. */
  readonly resets?: true
  assertDeletable?(id: string, context: WriteContext<AzureApi>): Promise<void>
}
