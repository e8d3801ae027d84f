import { Grouping } from './grouping.ts'
import { History } from './history.ts'
import { requestEffects } from './request-effects.ts'

/** One change to a collection; `value` absent means deleted. */
export type Change = readonly [collection: string, id: string, value?: unknown]

/** Where committed changes go: a file that survives a killed process, or nowhere. */
export interface StoreLog {
  append(nowMs: number, changes: readonly Change[]): void
}

/** A named map of plain JSON values. Values are never mutated: change means `put` of a new value. */
export interface Collection<T> {
  get(id: string): T | undefined
  has(id: string): boolean
  put(id: string, value: T): void
  delete(id: string): void
  /** In order of first insertion. */
  values(): T[]
  entries(): [string, T][]
  /**
   * The values for which `keyOf` says `key`, found without looking at the others; `name` stands for that `keyOf`, which
   * is asked of each value only when it is put.
   */
  grouped(name: string, keyOf: (value: T) => string | undefined, key: string): T[]
  readonly size: number
}

/**
 * The whole state of a simulated world: collections of JSON values. Changes are visible at once and become durable
 * together at `commit`, so that a killed process never leaves half of a request behind.
 */
export class Store {
  readonly #collections = new Map<string, Map<string, unknown>>()
  readonly #handles = new Map<string, unknown>()
  readonly #groupings = new Map<string, Map<string, Grouping<unknown>>>()
  readonly #log: StoreLog | undefined
  readonly history = new History()
  #uncommitted: Change[] = []
  #changes = 0

  constructor(log?: StoreLog) {
    this.#log = log
  }

  /** The same one for the same name. */
  collection<T>(name: string): Collection<T> {
    const known = this.#handles.get(name)
    if (known) return known as Collection<T>
    const made = this.#open<T>(name)
    this.#handles.set(name, made)
    return made
  }

  #open<T>(name: string): Collection<T> {
    const items = this.#items(name) as Map<string, T>
    const read = (): ReadonlyMap<string, T> => asThisRequestSees(name, items)
    const record = (id: string, value?: T) => {
      this.#changes++
      const before = items.get(id)
      this.history.note(name, id, before)
      for (const grouping of this.#groupings.get(name)?.values() ?? []) grouping.change(id, before, value)
      if (this.#log) this.#uncommitted.push(value === undefined ? [name, id] : [name, id, value])
    }
    return {
      get: (id) => read().get(id),
      has: (id) => read().has(id),
      put: (id, value) => {
        record(id, value)
        items.set(id, value)
      },
      delete: (id) => {
        if (!items.has(id)) return
        record(id)
        items.delete(id)
      },
      values: () => [...read().values()],
      entries: () => [...read().entries()],
      grouped: (by, keyOf, key) => {
        const seen = read()
        if (seen !== items) return [...seen.values()].filter((value) => keyOf(value) === key)
        return this.#grouping(name, by, keyOf, items).get(key)
      },
      get size() {
        return read().size
      },
    }
  }

  /**
   * Another number after every change, for what is derived from the store and kept as long as nothing changes;
   * `undefined` while the request under way is shown what was there before.
   */
  get revision(): number | undefined {
    return requestEffects()?.former ? undefined : this.#changes
  }

  /** Makes everything since the last commit durable as one record. */
  commit(nowMs: number): void {
    this.history.commit(nowMs)
    if (this.#uncommitted.length === 0) return
    this.#log?.append(nowMs, this.#uncommitted)
    this.#uncommitted = []
  }

  /** Puts changes in without logging them: loading what a log holds. */
  load(changes: Iterable<Change>): void {
    this.#changes++
    for (const [name, id, value] of changes) {
      this.#groupings.delete(name)
      if (value === undefined) this.#items(name).delete(id)
      else this.#items(name).set(id, value)
    }
  }

  /** Every value, as the changes that would make them from nothing. */
  *snapshot(): Generator<Change> {
    for (const [name, items] of this.#collections) for (const [id, value] of items) yield [name, id, value]
  }

  #grouping<T>(
    name: string,
    by: string,
    keyOf: (value: T) => string | undefined,
    items: ReadonlyMap<string, T>,
  ): Grouping<T> {
    const ofCollection = this.#groupings.get(name) ?? new Map<string, Grouping<unknown>>()
    this.#groupings.set(name, ofCollection)
    const known = ofCollection.get(by) as Grouping<T> | undefined
    if (known) return known
    const made = new Grouping(keyOf, items)
    ofCollection.set(by, made as Grouping<unknown>)
    return made
  }

  #items(name: string): Map<string, unknown> {
    let items = this.#collections.get(name)
    if (!items) this.#collections.set(name, (items = new Map()))
    return items
  }
}

/** A collection as the request under way is to see it: what a stale read shows stands in for what is there. */
function asThisRequestSees<T>(name: string, items: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const former = requestEffects()?.former?.get(name) as ReadonlyMap<string, T | undefined> | undefined
  if (!former) return items
  const seen = new Map(items)
  for (const [id, value] of former) {
    if (value === undefined) seen.delete(id)
    else seen.set(id, value)
  }
  return seen
}
