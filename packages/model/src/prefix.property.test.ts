import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { addressNumber, formatAddress } from './address.ts'
import {
  type Prefix,
  addressAt,
  asPrefix,
  comparePrefixes,
  contains,
  containsAddress,
  freePrefix,
  isPrefix,
  joinPrefixes,
  networkOfHost,
  overlaps,
  prefixLength,
  prefixProblem,
  prefixSize,
  prefixStart,
} from './prefix.ts'

const addressValue = fc.nat(2 ** 32 - 1)
const host = fc.tuple(addressValue, fc.nat(32)).map(([value, length]) => `${formatAddress(value)}/${length}`)
const prefix = host.map((text) => networkOfHost(text)!)

/** Prefixes inside 10.0.0.0/24, so that containing and overlapping happen often. */
const closePrefix = fc
  .tuple(fc.nat(255), fc.integer({ min: 22, max: 32 }))
  .map(([last, length]) => networkOfHost(`10.0.0.${last}/${length}`)!)

/** Text that is nearly an address: right shape, doubtful octets. */
const octetLike = fc.oneof(fc.nat(300).map(String), fc.constantFrom('', '00', '010', '0x1', '1e1', '-1', ' 1', '٣'))
const addressLike = fc.array(octetLike, { minLength: 3, maxLength: 5 }).map((octets) => octets.join('.'))

const lastAddress = (p: Prefix): number => prefixStart(p) + prefixSize(p) - 1

describe('address arithmetic against ipaddr.js', () => {
  it('accepts exactly the four-part decimal addresses', () => {
    fc.assert(
      fc.property(fc.oneof(addressLike, addressValue.map(formatAddress), fc.string()), (text) => {
        expect(addressNumber(text) !== undefined).toBe(ipaddr.IPv4.isValidFourPartDecimal(text))
      }),
    )
  })

  it('gives every 32-bit number back after writing and reading it', () => {
    fc.assert(
      fc.property(addressValue, (value) => {
        expect(addressNumber(formatAddress(value))).toBe(value)
        const bytes = ipaddr.IPv4.parse(formatAddress(value)).toByteArray()
        expect(bytes.reduce((sum, byte) => sum * 256 + byte, 0)).toBe(value)
      }),
    )
  })

  it('masks a host address to the same network', () => {
    fc.assert(
      fc.property(host, (text) => {
        const length = text.slice(text.indexOf('/'))
        expect(networkOfHost(text)).toBe(`${ipaddr.IPv4.networkAddressFromCIDR(text).toString()}${length}`)
      }),
    )
  })

  it('accepts a host address as a prefix only when it has no host bits, and hints at the network otherwise', () => {
    fc.assert(
      fc.property(host, (text) => {
        const network = networkOfHost(text)!
        expect(isPrefix(text)).toBe(text === network)
        if (text !== network) expect(prefixProblem(text)?.hint).toBe(`write ${network}`)
      }),
    )
  })

  it('agrees on which addresses a prefix holds', () => {
    fc.assert(
      fc.property(closePrefix, fc.integer({ min: 167_771_900, max: 167_772_500 }), (p, value) => {
        const address = formatAddress(value)
        expect(containsAddress(p, address)).toBe(ipaddr.IPv4.parse(address).match(ipaddr.IPv4.parseCIDR(p)))
      }),
    )
  })
})

describe('the algebra of prefixes', () => {
  it('contains means: first and last address are inside', () => {
    fc.assert(
      fc.property(closePrefix, closePrefix, (outer, inner) => {
        const inside = prefixStart(outer) <= prefixStart(inner) && lastAddress(inner) <= lastAddress(outer)
        expect(contains(outer, inner)).toBe(inside)
      }),
    )
  })

  it('contains is a partial order', () => {
    fc.assert(
      fc.property(closePrefix, closePrefix, closePrefix, (a, b, c) => {
        expect(contains(a, a)).toBe(true)
        if (contains(a, b) && contains(b, a)) expect(a).toBe(b)
        if (contains(a, b) && contains(b, c)) expect(contains(a, c)).toBe(true)
      }),
    )
  })

  it('overlaps means: some address is in both', () => {
    fc.assert(
      fc.property(closePrefix, closePrefix, (a, b) => {
        const shared = Math.max(prefixStart(a), prefixStart(b)) <= Math.min(lastAddress(a), lastAddress(b))
        expect(overlaps(a, b)).toBe(shared)
        expect(overlaps(b, a)).toBe(shared)
      }),
    )
  })

  it('comparison is a total order that puts the wider network first', () => {
    fc.assert(
      fc.property(closePrefix, closePrefix, closePrefix, (a, b, c) => {
        expect(Math.sign(comparePrefixes(a, b))).toBe(-Math.sign(comparePrefixes(b, a)) + 0)
        expect(comparePrefixes(a, b) === 0).toBe(a === b)
        if (comparePrefixes(a, b) <= 0 && comparePrefixes(b, c) <= 0)
          expect(comparePrefixes(a, c)).toBeLessThanOrEqual(0)
        if (contains(a, b)) expect(comparePrefixes(a, b)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('addresses by offset run from the network address to the broadcast address', () => {
    fc.assert(
      fc.property(prefix, (p) => {
        expect(`${addressAt(p, 0)}/${prefixLength(p)}`).toBe(p)
        expect(addressNumber(addressAt(p, prefixSize(p) - 1))).toBe(lastAddress(p))
        expect(() => addressAt(p, prefixSize(p))).toThrow(RangeError)
      }),
    )
  })
})

describe('freePrefix', () => {
  const within = asPrefix('10.0.0.0/24')

  /** Every aligned candidate that is free, in order of address. */
  const candidates = (length: number, taken: readonly Prefix[]): Prefix[] => {
    const size = 2 ** (32 - length)
    return Array.from({ length: 256 / size }, (_, index) => asPrefix(`10.0.0.${index * size}/${length}`)).filter(
      (candidate) => !taken.some((other) => overlaps(candidate, other)),
    )
  }

  const taken = fc.array(
    fc
      .tuple(fc.nat(511), fc.integer({ min: 25, max: 32 }))
      .map(([low, length]) => networkOfHost(`${formatAddress(0x0a_00_00_00 - 128 + low)}/${length}`)!),
    { maxLength: 8 },
  )

  it('is the lowest free network, or the highest from the end, as trying every one finds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 32 }), taken, (length, busy) => {
        const free = candidates(length, busy)
        expect(freePrefix(within, length, busy)).toBe(free.at(0))
        expect(freePrefix(within, length, busy, { from: 'end' })).toBe(free.at(-1))
      }),
    )
  })

  it('stays inside the given network and never overlaps what is taken, at any size', () => {
    fc.assert(
      fc.property(
        prefix,
        fc.nat(32),
        fc.array(prefix, { maxLength: 20 }),
        fc.constantFrom('start', 'end'),
        (outer, length, busy, from) => {
          const found = freePrefix(outer, length, busy, { from })
          if (found === undefined) return
          expect(isPrefix(found)).toBe(true)
          expect(contains(outer, found)).toBe(true)
          expect(busy.filter((other) => overlaps(other, found))).toEqual([])
        },
      ),
    )
  })

  it('does not depend on the order of what is taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 24, max: 32 }), taken, (length, busy) => {
        expect(freePrefix(within, length, busy.toReversed())).toBe(freePrefix(within, length, busy))
      }),
    )
  })
})

describe('joining prefixes', () => {
  const few = fc.array(closePrefix, { maxLength: 12 })
  const held = (prefixes: readonly Prefix[], value: number): boolean =>
    prefixes.some((one) => containsAddress(one, formatAddress(value)))

  it('holds exactly the same addresses, in order and apart from each other', () => {
    fc.assert(
      fc.property(few, (prefixes) => {
        const joined = joinPrefixes(prefixes)
        // 10.0.0.0/22, and a little on both sides.
        for (let value = 10 * 2 ** 24 - 8; value < 10 * 2 ** 24 + 1032; value += 1)
          expect(held(joined, value)).toBe(held(prefixes, value))
        expect(joined).toEqual([...joined].sort(comparePrefixes))
        expect(joined.some((one, at) => joined.some((other, index) => at !== index && overlaps(one, other)))).toBe(
          false,
        )
      }),
      { numRuns: 30 },
    )
  })

  it('leaves nothing to be joined, and does not care for the order of the input', () => {
    fc.assert(
      fc.property(few, (prefixes) => {
        const joined = joinPrefixes(prefixes)
        expect(joinPrefixes(joined)).toEqual(joined)
        expect(joinPrefixes(prefixes.toReversed())).toEqual(joined)
      }),
    )
  })
})
