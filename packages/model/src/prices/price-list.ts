import { z } from 'zod'

/** What one amount buys. */
export const priceUnits = ['month', 'hour', 'GB'] as const
export type PriceUnit = (typeof priceUnits)[number]

export const Price = z.strictObject({
  /** What is paid for, from the general to the particular, such as `circuit/Standard/Metered/1Gbps/zone1`. */
  key: z
    .string()
    .min(1)
    .meta({ examples: ['circuit/Local/Unlimited/1Gbps/zone1', 'gateway/ErGw1AZ/eastus', 'port/1 Gbps'] }),
  amount: z.number().min(0),
  per: z.enum(priceUnits),
  /** Where the amount was read. */
  source: z.string().min(1).exactOptional(),
  /** When it was read: a year, a month or a day. */
  read: z
    .string()
    .regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'must be a date such as 2026-09')
    .exactOptional(),
  /** Why the amount may be another one for what it is used for here; absent when it is exact. */
  about: z.string().min(1).exactOptional(),
})
export type Price = z.infer<typeof Price>

/** Prices as data: those this program comes with, and a file that takes their place key by key. */
export const PriceList = z.strictObject({
  apiVersion: z.literal('oci-azure.dev/v1alpha1'),
  kind: z.literal('Prices'),
  /** ISO 4217; prices of lists in different currencies are never mixed. */
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency code such as USD'),
  prices: z.array(Price),
})
export type PriceList = z.infer<typeof PriceList>

/** The hours that both vendors' calculators count for a month. @source https://azure.microsoft.com/pricing/calculator/ */
export const hoursPerMonth = 730
