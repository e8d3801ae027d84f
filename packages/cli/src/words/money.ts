import type { CostTotal } from '@interconnect/toolkit'

/** `1,234.50`. */
export const formatAmount = (amount: number): string =>
  amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** With its sign: `+12.00`, `-3.10`, `±0.00`. */
export const formatChange = (amount: number): string =>
  `${amount > 0 ? '+' : amount < 0 ? '-' : '±'}${formatAmount(Math.abs(amount))}`

/** `at least about 1,234.50 USD a month`: as sure as the total is. */
export function formatTotal({ monthly, complete, about }: CostTotal, currency: string): string {
  const sure = [...(complete ? [] : ['at least']), ...(about ? ['about'] : [])]
  return [...sure, `${formatAmount(monthly)} ${currency} a month`].join(' ')
}
