import { type Cloud, type Price, priceOf, type Prices } from '@interconnect/model'
import { priceLines } from './lines/index.ts'
import type { Billed, Item } from './price-line.ts'

/** One line of a bill. */
export interface CostLine {
  /** The sort of item. */
  readonly id: string
  readonly cloud: Cloud
  readonly title: string
  /** Per month, rounded to cents; absent when unknown. */
  readonly monthly?: number
  /** The price it was made with, and how much was taken of it. */
  readonly price?: Price & { readonly quantity: number }
  /** Why nothing is paid, why the amount may differ, or why it is unknown. */
  readonly note?: string
}

export interface CostTotal {
  /** Per month: the sum of the lines that are known. */
  readonly monthly: number
  /** Whether every line is known. */
  readonly complete: boolean
  /** Whether a line may differ from what is told here. */
  readonly about: boolean
}

/** What an interconnect costs each month at list prices, without tax. */
export interface Cost {
  readonly currency: string
  readonly lines: readonly CostLine[]
  readonly total: CostTotal
}

/** The bill for what is billed. Pure. */
export function costOf(billed: Billed, prices: Prices): Cost {
  const lines = priceLines.flatMap(({ id, items }) => items(billed).map((item) => costLine(id, item, prices)))
  return { currency: prices.currency, lines, total: totalOf(lines) }
}

function costLine(id: CostLine['id'], item: Item, prices: Prices): CostLine {
  const head = { id, cloud: id.split('/')[0] as Cloud, title: item.title }
  if ('unknown' in item) return { ...head, note: item.unknown }
  if ('included' in item) return { ...head, monthly: 0, note: item.included }
  const price = priceOf(prices, item.price)
  if (!price)
    return { ...head, note: `no price of ${item.price[0]} is known: see the ${item.meter}, and give it with --prices` }
  if (price.per !== item.unit)
    return { ...head, note: `the price of ${price.key} is per ${price.per}, not per ${item.unit}` }
  const monthly = cents(price.amount * item.quantity) / 100
  const note = price.about === undefined ? {} : { note: price.about }
  return { ...head, monthly, price: { ...price, quantity: item.quantity }, ...note }
}

/** Summed in whole cents, so that the total is exactly the sum of what is shown. */
const totalOf = (lines: readonly CostLine[]): CostTotal => ({
  monthly: lines.reduce((sum, { monthly = 0 }) => sum + cents(monthly), 0) / 100,
  complete: lines.every(({ monthly }) => monthly !== undefined),
  about: lines.some(({ price }) => price?.about !== undefined),
})

const cents = (amount: number): number => Math.round(amount * 100)

/** What the second of two bills costs more than the first; less when negative. */
export const costDifference = (before: Cost, after: Cost): CostTotal => ({
  monthly: (cents(after.total.monthly) - cents(before.total.monthly)) / 100,
  complete: unknownLines(before) === unknownLines(after),
  about: before.total.about || after.total.about,
})

/** What is unknown on both sides alike does not change; each unknown line by its sort and title. */
const unknownLines = ({ lines }: Cost): string =>
  lines
    .filter(({ monthly }) => monthly === undefined)
    .map(({ id, title }) => `${id} ${title}`)
    .sort()
    .join('\n')
