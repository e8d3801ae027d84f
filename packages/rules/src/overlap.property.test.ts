import { asPrefix, formatAddress, overlaps, type Prefix } from '@interconnect/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measured, type PlannedRange } from './address-plan.ts'
import { outside, overlapsBetween, overlapsWithin } from './overlap.ts'

/** Few bits, so that ranges often meet. */
const prefix = fc.tuple(fc.nat(63), fc.integer({ min: 0, max: 6 })).map(([start, bits]): Prefix => {
  const length = 32 - bits
  return asPrefix(`${formatAddress(Math.floor(start / 2 ** bits) * 2 ** bits)}/${length}`)
})

const ranges = fc
  .array(prefix, { maxLength: 12 })
  .map((prefixes) =>
    prefixes.map((each): PlannedRange =>
      measured({ role: 'network', prefix: each, title: each, at: [], existing: false }),
    ),
  )

const meetsAny = (range: PlannedRange, others: readonly PlannedRange[]) =>
  others.some((other) => other !== range && overlaps(range.prefix, other.prefix))

test('two lists: only what overlaps is paired, and something is found exactly when something overlaps', () => {
  fc.assert(
    fc.property(ranges, ranges, (left, right) => {
      const pairs = [...overlapsBetween(left, right)]
      for (const pair of pairs) expect(overlaps(pair.left.prefix, pair.right.prefix)).toBe(true)
      expect(pairs.length > 0).toBe(left.some((range) => meetsAny(range, right)))
      expect(pairs.length).toBeLessThanOrEqual(left.length + right.length)
    }),
  )
})

test('every range that lies inside one of the other list is named', () => {
  fc.assert(
    fc.property(ranges, ranges, (left, right) => {
      const named = new Set([...overlapsBetween(left, right)].flatMap((pair) => [pair.left, pair.right]))
      for (const inner of right)
        if (left.some((outer) => outer.first <= inner.first && inner.end <= outer.end && outer.prefix !== inner.prefix))
          expect(named).toContain(inner)
    }),
  )
})

test('one list: each range but the outermost of a heap is named as an inner one', () => {
  fc.assert(
    fc.property(ranges, (list) => {
      const inner = [...overlapsWithin(list)].map((pair) => pair.inner)
      expect(inner.length > 0).toBe(list.some((range) => meetsAny(range, list)))
      expect(new Set(inner).size).toBe(inner.length)
    }),
  )
})

test('outside is what no home holds whole, where there are homes', () => {
  fc.assert(
    fc.property(ranges, ranges, (list, homes) => {
      const expected = list.filter(
        (range) => homes.length > 0 && !homes.some((home) => home.first <= range.first && range.end <= home.end),
      )
      expect(outside(list, homes)).toEqual(expected)
    }),
  )
})
