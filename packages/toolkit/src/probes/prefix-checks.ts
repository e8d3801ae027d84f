import type { Check } from './probe.ts'

/** One check for each expected prefix: is it among those found, and if not, what there is instead. */
export function prefixChecks(
  where: string,
  expected: readonly string[],
  found: readonly string[],
  hint: string,
): Check[] {
  const have = new Set(found)
  return [...new Set(expected)].map((prefix) => ({
    subject: `${prefix} ${where}`,
    verdict: have.has(prefix) ? 'pass' : 'fail',
    expected: 'learned',
    actual: have.has(prefix)
      ? 'learned'
      : have.size === 0
        ? 'nothing is learned'
        : `learned are ${[...have].join(', ')}`,
    ...(!have.has(prefix) && { hint }),
  }))
}
