import type { Attributes, Key } from './kind.ts'

/** A value that another object has once it exists: an attribute of `$ref`. */
export interface Reference {
  readonly $ref: Key
  readonly attribute: string
}

/** Refers to an attribute of the object `key`; its id when no attribute is named. */
export const ref = (key: Key, attribute = 'id'): Reference => ({ $ref: key, attribute })

export const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && '$ref' in value

/** All references inside a value. */
export function refsIn(value: unknown): Reference[] {
  if (isReference(value)) return [value]
  if (Array.isArray(value)) return value.flatMap(refsIn)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(refsIn)
  return []
}

/** `value` with each reference replaced by what `attributes` has for it; `undefined` where it has nothing. */
export function resolveRefs(value: unknown, attributes: (key: Key) => Attributes | undefined): unknown {
  if (isReference(value))
    return (attributes(value.$ref) as Readonly<Record<string, unknown>> | undefined)?.[value.attribute]
  if (Array.isArray(value)) return value.map((item) => resolveRefs(item, attributes))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveRefs(item, attributes)]))
  return value
}
