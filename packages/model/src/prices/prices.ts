import { azurePrices } from './azure.ts'
import { ociPrices } from './oci.ts'
import type { Price, PriceList } from './price-list.ts'

/** Prices to be looked up; all in one currency. */
export interface Prices {
  readonly currency: string
  readonly byKey: ReadonlyMap<string, Price>
}

/** The prices this program comes with. */
export const builtInPrices: PriceList = {
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Prices',
  currency: 'USD',
  prices: [...azurePrices, ...ociPrices],
}

/**
 * The built-in prices with those of a file in their place. Of a file in another currency nothing is mixed with them: what
 * it leaves out is unknown.
 */
export function pricesWith(given?: PriceList): Prices {
  const lists = [builtInPrices, ...(given ? [given] : [])]
  const currency = (given ?? builtInPrices).currency
  const prices = lists.filter((list) => list.currency === currency).flatMap((list) => list.prices)
  return { currency, byKey: new Map(prices.map((price) => [price.key, price])) }
}

/** The first of `keys`, the most particular first, that has a price. */
export const priceOf = ({ byKey }: Prices, keys: readonly string[]): Price | undefined =>
  keys.map((key) => byKey.get(key)).find((price) => price !== undefined)
