import type { Collection, ServiceName } from '@interconnect/oci-api'
import type { z } from 'zod'
import type { World } from '../core/index.ts'
import type { Answer, Call } from './call.ts'
import type { ItemOf, KindName, Stored, Wires } from './stored.ts'

/** The four words a kind has for the stations of its life. */
export interface Stations {
  readonly creating: string
  readonly active: string
  readonly deleting: string
  readonly gone: string
}

export const plainStations: Stations = {
  creating: 'PROVISIONING',
  active: 'AVAILABLE',
  deleting: 'TERMINATING',
  gone: 'TERMINATED',
}

/** Members the dialect fills in itself. */
type CommonMember = 'id' | 'displayName' | 'timeCreated' | 'lifecycleState' | 'freeformTags' | 'definedTags'

/** What a kind decides about a new object; members of the body that are answered unchanged need not be repeated. */
export interface Made<K extends KindName> {
  readonly wire: Omit<Wires[K], CommonMember> & Partial<Pick<Wires[K], CommonMember & keyof Wires[K]>>
  readonly items?: readonly ItemOf<K>[]
}

export interface CreateRule<K extends KindName, Body extends z.ZodObject> {
  readonly body: Body
  /** Refuses by throwing; changes nothing. */
  check?(body: z.output<Body>, call: Call): void
  /** Operation type of the work request that tracks it; absent when there is none. */
  readonly workRequest?: string
  /** Runs after all checks; may insert what comes along with the object. */
  make(body: z.output<Body>, call: Call, id: string): Made<K>
}

/** New values of some members; what was not sent may be there as `undefined` by type, never in fact. */
export type Changed<K extends KindName> = { readonly [Member in keyof Wires[K]]?: Wires[K][Member] | undefined }

export interface UpdateRule<K extends KindName, Body extends z.ZodObject> {
  readonly body: Body
  /** States that accept an update; the active one when absent. */
  readonly in?: readonly string[]
  check?(stored: Stored<K>, body: z.output<Body>, call: Call): void
  /** Members after the update; the body itself when absent, which replaces arrays as wholes. */
  apply?(stored: Stored<K>, body: z.output<Body>, call: Call): Changed<K>
}

export interface DeleteRule<K extends KindName> {
  /** States that accept a delete; the active one when absent. */
  readonly in?: readonly string[]
  /** Refuses by throwing while something still needs the object. */
  check?(stored: Stored<K>, call: Call): void
  /** Operation type of the work request that tracks it; absent when there is none. */
  readonly workRequest?: string
}

export interface Action<K extends KindName> {
  /** Absent when the action takes no body. */
  readonly body?: z.ZodObject
  /** Whether it honours `opc-retry-token`. */
  readonly retryToken?: boolean
  // oxlint-disable-next-line typescript/no-explicit-any -- the body is what the schema beside it says
  run(stored: Stored<K>, body: any, call: Call): Answer
}

/** A list below an object, or one object of its own. */
export type Child<K extends KindName> =
  | {
      readonly list: (stored: Stored<K>, call: Call) => readonly object[]
      /** Member that tells the items apart; `id` when absent. */
      readonly key?: string
    }
  | { readonly view: (stored: Stored<K>, call: Call) => unknown }

/**
 * A simulated kind: the wire contract it serves and everything particular to it. Routes, paging, etags, retry tokens,
 * common checks and the plain life cycle are the dialect's.
 */
export interface SimKind<K extends KindName, C extends z.ZodObject, U extends z.ZodObject> {
  readonly name: K
  readonly service: ServiceName
  readonly api: Collection
  readonly stations: Stations
  /** False when another part drives the object from state to state. */
  readonly settlesItself?: false
  readonly create?: CreateRule<K, C>
  readonly update?: UpdateRule<K, U>
  readonly delete?: DeleteRule<K>
  readonly actions?: Readonly<Record<string, Action<K>>>
  readonly children?: Readonly<Record<string, Child<K>>>
  /** Refuses a list call by throwing; `false` when there is no list of all objects. */
  readonly list?: false | ((call: Call) => void)
  /** Query parameters that are not simply equal to a member. */
  readonly filters?: Readonly<Record<string, (stored: Stored<K>, value: string) => boolean>>
  /** Whether a list shows the object at all; absent means yes. */
  isListed?(stored: Stored<K>, call: Call): boolean
  /** The object as answered, where more is known than the store holds, or less is told. */
  show?(stored: Stored<K>, call: Call): Wires[K] | Omit<Wires[K], 'lifecycleState'>
  /** Clears up when the object has reached its final state. */
  afterGone?(stored: Stored<K>, world: World): void
}

// oxlint-disable-next-line typescript/no-explicit-any -- existential: each kind is used only with its own objects
export type AnySimKind = SimKind<any, any, any>

/** Defines a kind; only here so that bodies are inferred from their schemas. */
export const simKind = <K extends KindName, C extends z.ZodObject, U extends z.ZodObject>(
  kind: SimKind<K, C, U>,
): SimKind<K, C, U> => kind
