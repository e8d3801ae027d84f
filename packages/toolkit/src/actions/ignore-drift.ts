import type { ChangedProperty } from '@interconnect/engine'
import type { Drifted } from './drift.ts'

/** Something to leave out, and how many objects and properties it left out. */
export interface Ignored {
  readonly pattern: string
  readonly matches: number
}

/** Leaves out what is named: a key, a class of danger, or `key.property`. */
export function ignoring(
  patterns: readonly string[],
  drifted: readonly Drifted[],
): { drifted: Drifted[]; ignored: Ignored[] } {
  const counts = new Map(patterns.map((pattern) => [pattern, 0]))
  const isIgnored = (matches: (pattern: string) => boolean): boolean => {
    const matching = patterns.filter(matches)
    for (const pattern of matching) counts.set(pattern, counts.get(pattern)! + 1)
    return matching.length > 0
  }
  const left = drifted.flatMap((one): Drifted[] => {
    if (isIgnored((pattern) => namesObject(pattern, one))) return []
    const differences = one.differences.filter((each) => !isIgnored((pattern) => namesProperty(pattern, one, each)))
    const [worst] = differences
    if (differences.length === one.differences.length) return [one]
    if (!worst && one.reason === undefined) return []
    return [{ ...one, differences, danger: one.reason === undefined ? worst!.danger : one.danger }]
  })
  return { drifted: left, ignored: [...counts].map(([pattern, matches]) => ({ pattern, matches })) }
}

/** An object whose properties differ is judged by each of them. */
const namesObject = (pattern: string, { key, danger, differences }: Drifted): boolean =>
  pattern === key || (pattern === danger && differences.length === 0)

const namesProperty = (pattern: string, { key }: Drifted, { path, danger }: ChangedProperty): boolean =>
  pattern === danger || pattern === `${key}.${path}` || `${key}.${path}`.startsWith(`${pattern}.`)
