/** A map whose values are made when somebody asks for them: most stations are on nobody's way. */
export class LazyMap<Key, Value> implements ReadonlyMap<Key, Value> {
  readonly #makers: ReadonlyMap<Key, () => Value>
  readonly #made = new Map<Key, Value>()

  constructor(makers: Iterable<readonly [Key, () => Value]>) {
    this.#makers = new Map(makers)
  }

  get size(): number {
    return this.#makers.size
  }

  has(key: Key): boolean {
    return this.#makers.has(key)
  }

  get(key: Key): Value | undefined {
    const make = this.#makers.get(key)
    if (!make) return undefined
    const found = this.#made.has(key) ? this.#made.get(key)! : make()
    this.#made.set(key, found)
    return found
  }

  keys(): MapIterator<Key> {
    return this.#makers.keys()
  }

  *values(): MapIterator<Value> {
    for (const key of this.keys()) yield this.get(key)!
  }

  *entries(): MapIterator<[Key, Value]> {
    for (const key of this.keys()) yield [key, this.get(key)!]
  }

  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries()
  }

  forEach(visit: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) visit(value, key, this)
  }
}
