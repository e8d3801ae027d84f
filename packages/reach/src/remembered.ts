/** What was made of the arguments so far: objects by identity, everything else by value. */
class Known<Value> {
  value?: { readonly made: Value }
  #byObject: WeakMap<object, Known<Value>> | undefined
  #byValue: Map<unknown, Known<Value>> | undefined

  with(argument: unknown): Known<Value> {
    if (isObject(argument)) return entry((this.#byObject ??= new WeakMap()), argument)
    return entry((this.#byValue ??= new Map()), argument)
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

interface Table<Key, Value> {
  get(key: Key): Known<Value> | undefined
  set(key: Key, value: Known<Value>): unknown
}

function entry<Key, Value>(table: Table<Key, Value>, key: Key): Known<Value> {
  const found = table.get(key)
  if (found) return found
  const added = new Known<Value>()
  table.set(key, added)
  return added
}

/**
 * The same function, which gives for the same arguments the very value it gave before. Models never change, and an edit
 * keeps every object it does not touch: what a function makes of untouched objects is taken over from model to model, as
 * long as it is told only of what it reads. Values go when the objects go that they were made from.
 */
export function remembered<Arguments extends readonly [object, ...unknown[]], Value>(
  make: (...given: Arguments) => Value,
): (...given: Arguments) => Value {
  const known = new Known<Value>()
  return (...given) => {
    let at = known
    for (const argument of given) at = at.with(argument)
    at.value ??= { made: make(...given) }
    return at.value.made
  }
}

const said = remembered((_owner: object, _text: string): { value?: unknown } => ({}))

/** The value that an owner had before, where it said the same: what hangs on it need not be made anew. */
export function unchanged<Value>(owner: object, value: Value): Value {
  const known = said(
    owner,
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)),
  )
  return (known.value ??= value) as Value
}
