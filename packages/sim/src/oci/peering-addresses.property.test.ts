import { addressAt, asPrefix, formatAddress, overlaps, prefixLength, prefixSize } from '@interconnect/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completeMappings } from './peering-addresses.ts'

const block = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 28, max: 31 }))
  .map(([address, length]) => {
    const size = 2 ** (32 - length)
    return asPrefix(`${formatAddress(Math.floor(address / size) * size)}/${length}`)
  })

const twoBlocks = fc.tuple(block, block).filter(([a, b]) => !overlaps(a, b))

test("Oracle's address, when left out, is another host of the customer's block", () => {
  fc.assert(
    fc.property(twoBlocks, fc.nat(), (blocks, pick) => {
      const mappings = blocks.map((prefix) => {
        const offset = prefixSize(prefix) === 2 ? pick % 2 : 1 + (pick % (prefixSize(prefix) - 2))
        return { customerBgpPeeringIp: `${addressAt(prefix, offset)}/${prefixLength(prefix)}` }
      })
      const completed = completeMappings(mappings, 2)
      expect(completeMappings(completed, 2)).toEqual(completed)
    }),
  )
})

test('blocks that overlap are refused', () => {
  fc.assert(
    fc.property(block, (prefix) => {
      const mapping = { customerBgpPeeringIp: `${addressAt(prefix, 1)}/${prefixLength(prefix)}` }
      expect(() => completeMappings([mapping, mapping], 2)).toThrow('must not overlap')
    }),
  )
})
