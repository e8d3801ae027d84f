import type { Clock, InterconnectError } from '@interconnect/model'
import type { z } from 'zod'
import type { Presence, PropertyTable } from './property.ts'

/** The stable logical name of a resource in a graph: its kind and a name, such as `azure/subnet/app`. */
export type Key = string

/** What a kind tells about an object. `id` is the cloud's own identifier (ARM id or OCID). */
export interface Attributes {
  readonly id: string
  /**
   * Whose mark the object carries: the owner's name, `null` when it could carry one and does not, `undefined` when
   * objects of this kind cannot (children such as subnets and rules).
   */
  readonly owner?: string | null
  /** Whether the mark says that the object was taken over: then its names are as its makers chose them. */
  readonly isTakenOver?: boolean
  /** What others put into the object; absent when there is nothing. */
  readonly others?: Others
}

/** What others put into an object of ours: taking the object down would take it away from them. */
export interface Others {
  /** For people, such as `2 rules of others: their-https, their-dns`. */
  readonly what: string
  /** Ids of objects it leads to, which must stay with it. */
  readonly leadsTo?: readonly string[]
}

/** Whether an object has come to rest after a write. */
export type Settled =
  | { readonly state: 'yes' }
  /** Still on its way; `waitingFor` is a phrase for progress lines, such as `provisioningState Updating`. */
  | { readonly state: 'no'; readonly waitingFor: string }
  /** On its way out: nothing can be done with it but wait until it is gone. */
  | { readonly state: 'leaving'; readonly waitingFor: string }
  /** `remedy`: whether writing it again can mend it, or only making it anew. */
  | {
      readonly state: 'failed'
      readonly message: string
      readonly hint?: string
      readonly remedy: 'update' | 'replace'
    }

/** The mark every object we make carries, as tags on both clouds. */
export interface Mark {
  /** The document's name, unique per installation. */
  readonly owner: string
  readonly key: Key
  /** Set on objects that were taken over rather than made. */
  readonly isTakenOver?: boolean
}

export interface ReadContext<Api> {
  readonly api: Api
  readonly signal: AbortSignal
  readonly mark: Mark
}

export interface WriteContext<Api> extends ReadContext<Api> {
  /** Idempotency token, derived from owner, key and attempt; the same on every retry of one intent. */
  readonly requestToken: string
  readonly clock: Clock
}

/** A write the cloud has accepted. */
export interface Accepted {
  readonly id: string
  /** Where the long-running operation can be followed; absent when only the object itself tells. */
  readonly operation?: string
}

/** How a long-running operation stands; `failed` carries the cloud's own words as a typed error. */
export type OperationState =
  | { readonly state: 'running' }
  | { readonly state: 'succeeded' }
  | { readonly state: 'failed'; readonly error: InterconnectError }

/** One property that differs between what is wanted and what the cloud holds. */
export interface Difference {
  /** Path inside the props, such as `bandwidthMbps` or `rules.allow-ssh`. */
  readonly path: string
  /** What the cloud holds; absent when it holds nothing there. */
  readonly from?: unknown
  /** What is wanted; absent when it is to go away. */
  readonly to?: unknown
}

/**
 * A resource kind: everything particular to one sort of cloud object. The flow (observe, decide, act, wait, read
 * again, record) is the engine's. A kind neither waits nor retries: `create`, `update` and `delete` return as soon as
 * the cloud has accepted the call, and the engine polls `read` until `settled`.
 */
export interface Kind<Props extends object, Attrs extends Attributes, Api> {
  /** `<cloud>/<kebab-name>`, equal to the path of its file and page. */
  readonly type: string
  /** For people, such as `ExpressRoute circuit`. */
  readonly title: string
  /** What the caller decides, once references are resolved. */
  readonly props: z.ZodType<Props>
  /** What a change of each prop does, and what it means when others made it. */
  readonly properties: PropertyTable<NoInfer<Props>>
  readonly presence: Presence
  /** Props that only say what an object is called and where it is filed: one that was taken over keeps its own. */
  readonly names?: readonly (keyof Props & string)[]
  /** Props that are never shown: plans say only that they differ. */
  readonly secrets?: readonly (keyof Props & string)[]
  /** Typical durations in milliseconds, for plans and deadlines; each with its source in the kind's file. */
  readonly durations: { readonly create: number; readonly update: number; readonly delete: number }
  /** Objects that accept one write at a time: writes with a common word here are serialised. */
  serialised?(props: Props): readonly string[]
  /**
   * Looks for the object the props describe: by name where names are unique, by owner mark elsewhere. A prop that
   * refers to something absent is `undefined` here; what cannot be looked for without it is `undefined` too. One that
   * is on its way out counts when there is no other.
   */
  find(props: Partial<Props>, context: ReadContext<Api>): Promise<Attrs | undefined>
  /** Reads by id; `undefined` when gone. */
  read(id: string, context: ReadContext<Api>): Promise<Attrs | undefined>
  /**
   * What the cloud holds, in the shape of the props; the engine compares it with what is wanted, property by
   * property. Where a cloud writes the same value differently (case of ids, order of sets), give back `wanted`'s form.
   */
  holds(attributes: Attrs, wanted: Partial<Props>): Partial<Props>
  settled(attributes: Attrs): Settled
  /**
   * Whether an object of ours that the document no longer names is what it now wants under another name, so that both
   * cannot be there at once. For kinds where that cannot be told, absent.
   */
  standsFor?(attributes: Attrs, wanted: Partial<Props>): boolean
  /**
   * How long, in milliseconds, the cloud takes to make one that it makes by itself, once what that lives on is at rest.
   * What is still not there then was deleted by somebody, and `create` writes it. Absent for what only the cloud can make.
   */
  readonly comesWithinMs?: number
  /** The same token on a second call gives the same object. */
  create(props: Props, context: WriteContext<Api>): Promise<Accepted>
  update(id: string, props: Props, differences: readonly Difference[], context: WriteContext<Api>): Promise<Accepted>
  /**
   * Writes the object as it reads, which brings back one whose last change failed without asking for that change again;
   * for kinds whose clouds document this way out.
   */
  reset?(id: string, context: WriteContext<Api>): Promise<Accepted>
  /** Gone already is success. */
  delete(id: string, context: WriteContext<Api>): Promise<Accepted>
  /** Reads a long-running operation given by `Accepted.operation`; for kinds whose writes never have one, absent. */
  follow?(operation: string, context: ReadContext<Api>): Promise<OperationState>
  /** Objects of this kind that carry the owner's mark, with the key in it; for kinds that cannot carry one, absent. */
  listMarked?(context: Omit<ReadContext<Api>, 'mark'> & { readonly owner: string }): Promise<readonly Marked<Attrs>[]>
}

export interface Marked<Attrs extends Attributes = Attributes> {
  readonly key: Key
  readonly attributes: Attrs
}

/** A kind whose type parameters do not matter to who holds it. */
// oxlint-disable-next-line typescript/no-explicit-any -- existential: each kind is used only with its own props
export type AnyKind<Api = any> = Kind<any, any, Api>
