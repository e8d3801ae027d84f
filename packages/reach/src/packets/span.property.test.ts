import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { merged } from './address-list.ts'
import { type AddressRange, addressRange } from './address-range.ts'
import { PacketSpace } from './packet-space.ts'
import { mayMatch, spanOf } from './span.ts'

const range = fc
  .constantFrom(
    '10.0.0.0/8',
    '10.1.2.3',
    '10.1.2.128/25',
    '192.168.0.7',
    '0.0.0.0/0',
    '2001:db8::/32',
    '2001:db8::7',
    '::/0',
  )
  .map(addressRange)
const ranges = fc.array(range, { minLength: 1, maxLength: 3 })

const hull = (list: readonly AddressRange[]): AddressRange[] =>
  (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const own = merged(list).filter((one) => one.family === family)
    return own.length === 0 ? [] : [{ family, first: own[0]!.first, last: own.at(-1)!.last } as AddressRange]
  })

test('The span of a set goes from the lowest to the highest address of each family.', () => {
  fc.assert(
    fc.property(ranges, ranges, (sources, destinations) => {
      const space = new PacketSpace()
      const packets = space.matching({ sources, destinations, protocols: [6] })
      const both = (list: readonly AddressRange[], other: readonly AddressRange[]) =>
        hull(list).filter(({ family }) => other.some((one) => one.family === family))
      expect(spanOf(space, packets, 'destination')).toEqual(both(destinations, sources))
      expect(spanOf(space, packets, 'source')).toEqual(both(sources, destinations))
      expect(spanOf(space, space.none, 'source')).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('A match that cannot speak of a set has nothing in common with it.', () => {
  fc.assert(
    fc.property(ranges, ranges, ranges, ranges, (sources, destinations, otherSources, otherDestinations) => {
      const space = new PacketSpace()
      const packets = space.matching({ sources, destinations })
      const match = { sources: otherSources, destinations: otherDestinations }
      if (!mayMatch(space, packets)(match)) expect(space.overlaps(packets, space.matching(match))).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('Said of sources, a set of destinations is the set of packets that come from them.', () => {
  fc.assert(
    fc.property(ranges, (list) => {
      const space = new PacketSpace()
      expect(space.asSources(space.matching({ destinations: list }))).toBe(space.matching({ sources: list }))
    }),
    { numRuns: 60 },
  )
})
