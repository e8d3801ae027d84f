import type { Price } from './price-list.ts'

/** The public price list, by part number; equal in all commercial regions. */
const priceList = (part: string) =>
  `https://apexapps.oracle.com/pls/apex/cetools/api/v1/products/?partNumber=${part}&currencyCode=USD`

/**
 * List prices in US dollars, pay as you go, without tax. Partner circuits between the sold port speeds are counted as
 * several ports of 1 Gbps.
 * @source https://www.oracle.com/cloud/price-list/
 * @source https://www.oracle.com/cloud/networking/fastconnect/faq/ (no charge by volume, in either direction)
 */
export const ociPrices: readonly Price[] = [
  { key: 'port/1 Gbps', amount: 0.2125, per: 'hour', source: priceList('B88325'), read: '2026' },
  {
    key: 'port/2 Gbps',
    amount: 0.425,
    per: 'hour',
    source: priceList('B88325'),
    read: '2026',
    about: 'counted as two ports of 1 Gbps',
  },
  {
    key: 'port/5 Gbps',
    amount: 1.0625,
    per: 'hour',
    source: priceList('B88325'),
    read: '2026',
    about: 'counted as five ports of 1 Gbps',
  },
  { key: 'port/10 Gbps', amount: 1.275, per: 'hour', source: priceList('B88326'), read: '2026' },
]
