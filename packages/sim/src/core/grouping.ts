/** The values of a collection by something they say of themselves, kept up to date; each group oldest first. */
export class Grouping<T> {
  readonly #keyOf: (value: T) => string | undefined
  readonly #groups = new Map<string, Map<string, T>>()

  constructor(keyOf: (value: T) => string | undefined, items: Iterable<readonly [id: string, value: T]>) {
    this.#keyOf = keyOf
    for (const [id, value] of items) this.change(id, undefined, value)
  }

  /** Takes in what became of one object; `undefined` for one that is not there. */
  change(id: string, before: T | undefined, after: T | undefined): void {
    const [from, to] = [before, after].map((value) => (value === undefined ? undefined : this.#keyOf(value)))
    if (from !== undefined && from !== to) this.#groups.get(from)?.delete(id)
    if (to === undefined) return
    const group = this.#groups.get(to) ?? new Map<string, T>()
    this.#groups.set(to, group.set(id, after as T))
  }

  get(key: string): T[] {
    return [...(this.#groups.get(key)?.values() ?? [])]
  }
}
