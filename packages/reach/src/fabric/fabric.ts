import type { ObjectRef } from '../model/object.ts'
import type { AddressRange } from '../packets/address-range.ts'
import type { PacketMatch } from '../packets/match.ts'

/** One rule as an analyser needs it: what it speaks of, what it says, and what people call it. */
export interface FilterRule {
  readonly name: string
  readonly match: PacketMatch
  readonly allows: boolean
  /** Keeps no state: answers need a rule of their own. Where such a rule matches too, no state is kept. */
  readonly isStateless?: boolean
  /** Part of every such object; cannot be edited. */
  readonly isDefault?: boolean
}

/**
 * Ordered rules of one object in one direction. `first-match`: the first rule that matches decides. `any-allows`: rules
 * only allow, and the order means nothing.
 */
export interface Filter {
  readonly object: ObjectRef
  readonly mode: 'first-match' | 'any-allows'
  readonly rules: readonly FilterRule[]
}

/**
 * Filters that decide together where packets pass one place one way: a packet goes on when any of them allows
 * it. No filters at all means `whenNone`.
 */
export interface Checkpoint {
  /** The same for both directions of one place: what is let out statefully here, its answer is let in here. */
  readonly place: string
  /** Which way packets pass it on their way forth; their answers pass it the other way. */
  readonly way: 'out' | 'in'
  /** For people: `leaving azure/app`. */
  readonly title: string
  readonly filters: readonly Filter[]
  readonly whenNone: 'allow' | 'deny'
  /** To blame where no filter is. */
  readonly holder?: ObjectRef
}

/** Why a table sends packets nowhere. */
export type DropReason = 'no-route' | 'dropped-by-route' | 'no-such-address' | 'not-reachable' | 'loop'

export type Next =
  /** Any of them may carry a packet: equal-cost routes, legs. */
  | { readonly to: 'stations'; readonly stations: readonly string[] }
  /** To the endpoint that has the address. */
  | { readonly to: 'endpoints'; readonly network: string }
  | { readonly to: 'internet'; readonly through: ObjectRef }
  | { readonly to: 'drop'; readonly reason: DropReason }

/** One row of a station's table; rows are in the order they are tried. */
export interface Row {
  readonly destinations: readonly AddressRange[]
  readonly next: Next
  /** The object that holds the row, and what the row is called there: `route 10.12.0.0/16 → DRG`. */
  readonly object: ObjectRef
  readonly text: string
}

/** Packets that pass a station get another source, except where `unless` matches. Answers find their way back by state. */
export interface SourceTranslation {
  readonly object: ObjectRef
  /** The sources they get. */
  readonly match: PacketMatch
  readonly unless?: PacketMatch
}

/** A place that forwards packets by its table; what no row covers is dropped there. */
export interface Station {
  readonly id: string
  readonly title: string
  /** Whom to look at when nothing in the table helps. */
  readonly object: ObjectRef
  readonly rows: readonly Row[]
  /** What packets on their way pass here before the table is asked. */
  readonly checkpoints?: readonly Checkpoint[]
  /** After the checkpoints, before the table. */
  readonly translation?: SourceTranslation
  readonly mtuBytes?: number
}

/** Addresses whose packets are treated alike in every respect: an interface, the rest of a subnet, pods, the internet. */
export interface Endpoint {
  readonly key: string
  /** What a question may call it; the first is its title. */
  readonly names: readonly string[]
  /** Wider names that take it in: its subnet, its side. */
  readonly groups: readonly string[]
  readonly addresses: readonly AddressRange[]
  /** Where `to: 'endpoints'` finds it; the internet has none. */
  readonly network?: string
  /** Where its packets are forwarded first. */
  readonly station: string
  /** In the order packets pass them. */
  readonly leaving: readonly Checkpoint[]
  readonly entering: readonly Checkpoint[]
  readonly object: ObjectRef
  readonly mtuBytes: number
  /** Set where nobody outside of its `network` can open anything to it: who keeps it so. */
  readonly hiddenBehind?: ObjectRef
}

/** Both clouds as an analyser sees them. Made from a `NetworkModel` by `compileNetwork`; others add endpoints to it. */
export interface Fabric {
  readonly endpoints: readonly Endpoint[]
  readonly stations: ReadonlyMap<string, Station>
}
