import type { AnyKind, Difference } from './kind.ts'
import { propertyOf } from './difference.ts'
import { isMarkDifference } from './mark-tags.ts'

/** What it leads to when somebody else changes something: traffic stops, something is open that should not be, or neither. Worst first. */
export const dangers = ['traffic', 'security', 'cosmetic'] as const
export type Danger = (typeof dangers)[number]

interface Told {
  /** What one has to know beside it. */
  readonly note?: string
  /** The vendor's page that says so; absent for what follows from the object being what it is. */
  readonly source?: string
}

/**
 * What changing a property of an object in use does.
 * - `in-place`: nothing else happens.
 * - `interrupts`: the object stays, and something stops for a while.
 * - `replaces`: only another object can have it; `because` is said in the plan.
 * - `impossible`: refused before anything is written; `instead` is what to do.
 */
export type Effect =
  | ({ readonly how: 'in-place' } & Told)
  | ({ readonly how: 'interrupts'; readonly stops: string; readonly forMs: number } & Told)
  | ({ readonly how: 'replaces'; readonly because?: string } & Told)
  | ({ readonly how: 'impossible'; readonly because: string; readonly instead: string } & Told)

/** What there is to know about one property of a kind with props of the form `Props`. */
export interface PropertyFacts<Props extends object = object> {
  /** A function where it depends on the values; they may be missing, or not known before the apply. */
  readonly change: Effect | ((difference: Difference, wanted: Partial<Props>) => Effect)
  readonly danger: Danger | ((difference: Difference) => Danger)
}

/** Facts about every property of a kind: none may be left out. */
export type PropertyTable<Props extends object> = {
  readonly [Name in keyof Props & string]-?: PropertyFacts<Props>
}

/** What it means that an object of a kind is there at all. */
export interface Presence {
  /** What stops while it is away, such as `all traffic over the link`; absent when nothing does. */
  readonly stops?: string
  /** When somebody else deleted it. */
  readonly missing: Danger
  /** When it is ours, and the document does not name it. */
  readonly unwanted: Danger
}

/** A difference with what bringing it in line does, and what it means that it came about. */
export interface ChangedProperty extends Difference {
  readonly effect: Effect
  readonly danger: Danger
}

/**
 * @param wanted the props as far as they are known
 * @throws TypeError when the kind's table lacks the property; a test walks all kinds
 */
export function changedProperty(kind: AnyKind, difference: Difference, wanted: object): ChangedProperty {
  const { change, danger } = isMarkDifference(difference) ? mark : kind.properties[propertyOf(difference)]!
  return {
    ...difference,
    effect: typeof change === 'function' ? change(difference, wanted) : change,
    danger: typeof danger === 'function' ? danger(difference) : danger,
  }
}

/** The mark is a tag: writing it touches nothing else, and without it nobody is cut off. */
const mark: PropertyFacts = { change: { how: 'in-place' }, danger: 'cosmetic' }

/** The property is written while the object works. */
export const inPlace = (danger: PropertyFacts['danger'], told: Told = {}): PropertyFacts => ({
  change: { how: 'in-place', ...told },
  danger,
})

/** The property is what the object is known by: another value is another object. */
export const replaces = (danger: PropertyFacts['danger'], told: Told & { readonly because?: string } = {}) =>
  ({ change: { how: 'replaces', ...told }, danger }) satisfies PropertyFacts
