import type { Difference } from './kind.ts'

/** Equality of plain JSON values; an absent member equals an undefined one. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameValue(item, b[index]))
    )
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => sameValue(left[name], right[name]))
}

type Named = { readonly name: string }

const isNamedList = (value: unknown): value is Named[] =>
  Array.isArray(value) &&
  value.every(
    (item) => typeof item === 'object' && item !== null && typeof (item as { name?: unknown }).name === 'string',
  )

const difference = (path: string, from: unknown, to: unknown): Difference => ({
  path,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})

/** Lists of named things (rules) differ thing by thing. */
function namedDifferences(path: string, held: readonly Named[], wanted: readonly Named[]): Difference[] {
  const names = [...new Set([...held, ...wanted].map(({ name }) => name))]
  return names.flatMap((name) => {
    const from = held.find((item) => item.name === name)
    const to = wanted.find((item) => item.name === name)
    return sameValue(from, to) ? [] : [difference(`${path}.${name}`, from, to)]
  })
}

/** Where what the cloud holds differs from what is wanted; only wanted properties count. */
export function differences(
  held: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): Difference[] {
  return Object.entries(wanted).flatMap(([path, to]) => {
    const from = held[path]
    if (sameValue(from, to)) return []
    return isNamedList(from) && isNamedList(to) ? namedDifferences(path, from, to) : [difference(path, from, to)]
  })
}

/** The property a difference belongs to: `rules` for `rules.allow-ssh`. */
export const propertyOf = ({ path }: Difference): string => path.split('.', 1)[0]!
