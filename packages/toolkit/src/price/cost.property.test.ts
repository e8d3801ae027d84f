import {
  bandwidthNames,
  builtInPrices,
  type Price,
  type PriceList,
  pricesWith,
  regionPairNames,
} from '@interconnect/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDocument } from '../../test/a-document.ts'
import { resolve } from '../resolve/resolve.ts'
import { costOfDocument } from './billed.ts'
import { type Cost, costDifference } from './cost.ts'

const list = (prices: readonly Price[], currency = 'USD'): PriceList => ({
  ...builtInPrices,
  currency,
  prices: [...prices],
})

/** A document's bill. */
function cost(spec: Record<string, unknown> = {}, given?: PriceList): Cost {
  const document = aDocument(spec)
  return costOfDocument({ document, spec: resolve(document).spec! }, pricesWith(given))
}

const metered = { tier: 'Standard', billing: 'Metered' }

const specs = fc.record(
  {
    regions: fc.constantFrom(...regionPairNames),
    bandwidth: fc.constantFrom(...bandwidthNames),
    circuit: fc.record({
      tier: fc.constantFrom('Standard', 'Premium'),
      billing: fc.constantFrom('Metered', 'Unlimited'),
    }),
    traffic: fc.record({ azureToOciGB: fc.double({ min: 0, max: 1e6, noNaN: true }) }),
  },
  { requiredKeys: [] },
)

/** Some prices are other ones, some are unknown. */
const priceLists = fc
  .array(fc.tuple(fc.constantFrom(...builtInPrices.prices), fc.double({ min: 0, max: 1e5, noNaN: true })), {
    maxLength: 8,
  })
  .map((pairs) => list(pairs.map(([price, amount]) => ({ ...price, amount }))))

describe('a bill', () => {
  test('is the sum of its lines, to the cent, and complete when every line is known', () => {
    fc.assert(
      fc.property(specs, priceLists, (spec, prices) => {
        const { lines, total } = cost(spec, prices)
        const cents = lines.reduce((sum, { monthly = 0 }) => sum + Math.round(monthly * 100), 0)
        expect(Math.round(total.monthly * 100)).toBe(cents)
        expect(total.complete).toBe(lines.every(({ monthly }) => monthly !== undefined))
        for (const { monthly, note } of lines) expect(monthly !== undefined || note !== undefined).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('differs from another as that differs from it, with the sign turned, and from itself by nothing', () => {
    fc.assert(
      fc.property(specs, specs, (a, b) => {
        const [first, second] = [cost(a), cost(b)]
        const [there, back] = [costDifference(first, second), costDifference(second, first)]
        expect(there.monthly + back.monthly).toBe(0)
        expect(there.complete).toBe(back.complete)
        expect(costDifference(first, first)).toMatchObject({ monthly: 0, complete: true })
      }),
      { numRuns: 40 },
    )
  })

  test('grows with what is declared to leave Azure over a Metered circuit, and only there', () => {
    const bill = (billing: string, azureToOciGB: number) =>
      cost({ circuit: { tier: 'Standard', billing }, traffic: { azureToOciGB } }).total.monthly
    expect(bill('Metered', 1000) - bill('Metered', 0)).toBeCloseTo(25)
    expect(bill('Unlimited', 1000)).toBe(bill('Unlimited', 0))
  })

  test('says what it does not know and what to do about it, and counts it for nothing', () => {
    const { lines, total } = cost({ circuit: metered })
    expect(lines.find(({ id }) => id === 'azure/egress')).toEqual({
      id: 'azure/egress',
      cloud: 'azure',
      title: 'data from Azure to OCI',
      note: 'no traffic is declared: write spec.traffic.azureToOciGB, a month',
    })
    expect(total.complete).toBe(false)
    expect(total.monthly).toBeCloseTo(436 + 263.53 + 155.13)
  })
})

describe('prices of a file', () => {
  const local: Price = { key: 'circuit/Local/Unlimited/1Gbps/zone1', amount: 1000, per: 'month' }

  test('take the place of those built in, key by key, and complete what is unknown', () => {
    const { total } = cost({}, list([local, { key: 'gateway/ErGw1AZ/eastus', amount: 1, per: 'hour' }]))
    expect(total).toEqual({ monthly: 1000 + 730 + 155.13, complete: true, about: false })
  })

  test('in another currency stand alone: the rest is unknown, not converted', () => {
    const { currency, lines, total } = cost({}, list([local], 'EUR'))
    expect(currency).toBe('EUR')
    expect(total).toMatchObject({ monthly: 1000, complete: false })
    expect(lines.find(({ id }) => id === 'oci/port')!.monthly).toBeUndefined()
  })

  test('for another unit than the one that is billed are said to be so, not multiplied', () => {
    const { lines } = cost({}, list([{ ...local, per: 'hour' }]))
    expect(lines[0]).toMatchObject({ note: expect.stringContaining('is per hour, not per month') as string })
  })
})

describe('the prices that come with the program', () => {
  test('name each key once, with a public source and when it was read', () => {
    expect(new Set(builtInPrices.prices.map(({ key }) => key)).size).toBe(builtInPrices.prices.length)
    for (const { source, read } of builtInPrices.prices) {
      expect(new URL(source!).protocol).toBe('https:')
      expect(read).toMatch(/^20\d\d/)
    }
  })

  test('never make more bandwidth of one family cheaper', () => {
    const families = new Map<string, [mbps: number, amount: number][]>()
    for (const { key, amount } of builtInPrices.prices) {
      const bandwidth = /(\d+) ?Gbps/.exec(key)
      if (!bandwidth) continue
      const family = key.replace(bandwidth[0], '*')
      families.set(family, [...(families.get(family) ?? []), [Number(bandwidth[1]), amount]])
    }
    expect(families.size).toBeGreaterThan(3)
    for (const [family, sizes] of families) {
      const amounts = sizes.sort(([a], [b]) => a - b).map(([, amount]) => amount)
      expect(
        [...amounts].sort((a, b) => a - b),
        family,
      ).toEqual(amounts)
    }
  })
})
