import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { familyBits } from './address-range.ts'
import { rangeBits } from './range-bits.ts'

const number = (bits: readonly number[], width: number): bigint =>
  bits.reduce((value, bit) => value * 2n + BigInt(bit), 0n) << BigInt(width - bits.length)

test('The parts of a range follow each other from its first address to its last.', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.nat(70_000), (first, more) => {
      const { common, parts } = rangeBits({ family: 'ipv4', first, last: first + more })
      let next = BigInt(first)
      for (const part of parts) {
        const bits = [...common, ...part]
        expect(number(bits, familyBits.ipv4)).toBe(next)
        next += 1n << BigInt(familyBits.ipv4 - bits.length)
      }
      expect(next).toBe(BigInt(first + more) + 1n)
      const isFew = parts.length <= 2 * (familyBits.ipv4 - common.length) + 1
      expect(isFew).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('A whole family has one part of no bits.', () => {
  const { common, parts } = rangeBits({ family: 'ipv6', first: 0n, last: (1n << 128n) - 1n })
  expect([common.length, parts.map((part) => part.length)]).toEqual([0, [0]])
})
