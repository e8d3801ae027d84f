import { addressNumber, containsAddress, formatAddress, networkOfHost, prefixLength } from '@interconnect/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestPrefixMatch } from './longest-prefix-match.ts'

const base = addressNumber('10.0.0.0')!
const near = fc.nat(2 ** 12).map((offset) => formatAddress(base + offset))
const prefix = fc
  .tuple(near, fc.integer({ min: 0, max: 32 }))
  .map(([address, length]) => networkOfHost(`${address}/${length}`)!)

describe('longestPrefixMatch', () => {
  it('equals looking at every entry', () => {
    const entries = fc.array(fc.record({ prefix, id: fc.nat() }), { maxLength: 30 })
    fc.assert(
      fc.property(entries, near, (table, address) => {
        const holding = table.filter((entry) => containsAddress(entry.prefix, address))
        const longest = Math.max(-1, ...holding.map((entry) => prefixLength(entry.prefix)))
        expect(longestPrefixMatch(table).lookup(address)).toEqual(
          holding.filter((entry) => prefixLength(entry.prefix) === longest),
        )
      }),
    )
  })

  it('finds nothing for what is not an address', () => {
    expect(longestPrefixMatch([{ prefix: networkOfHost('0.0.0.0/0')! }]).lookup('10.0.0')).toEqual([])
  })
})
