import { bandwidthNames } from '../bandwidth.ts'
import type { Price } from './price-list.ts'

/** @source https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices */
const retailApi = "https://prices.azure.com/api/retail/prices?$filter=serviceName eq 'ExpressRoute'"

const zones = [1, 2, 3] as const

/** Per month, equal in all zones; Metered circuits of tier Standard. */
const standardMetered = { '1Gbps': 436, '2Gbps': 872, '5Gbps': 2180, '10Gbps': 3400 } as const

/** Per month by zone; what is missing here was not found in a public source, and is not guessed. */
const standardUnlimited = [
  ['1Gbps', 1, 5700],
  ['10Gbps', 1, 51_300],
  ['1Gbps', 2, 8700],
  ['10Gbps', 2, 82_000],
] as const

/** Per gigabyte out of Azure over a Metered circuit, by zone. */
const egress = { 1: 0.025, 2: 0.05, 3: 0.14 } as const

/** Per hour. */
const gateways = {
  Standard: 0.19,
  HighPerformance: 0.49,
  UltraPerformance: 1.87,
  ErGw1AZ: 0.361,
  ErGw2AZ: 0.632,
  ErGw3AZ: 2.151,
} as const

/**
 * List prices in US dollars, pay as you go, without tax. The zone is that of the circuit's peering location. Prices of tiers
 * Local and Premium were found in no public source of a known date: they are left out, and said to be unknown.
 * @source https://azure.microsoft.com/pricing/details/expressroute/
 */
export const azurePrices: readonly Price[] = [
  ...bandwidthNames.flatMap((bandwidth) =>
    zones.map((zone): Price => ({
      key: `circuit/Standard/Metered/${bandwidth}/zone${zone}`,
      amount: standardMetered[bandwidth],
      per: 'month',
      source: retailApi,
      read: '2026-01',
    })),
  ),
  ...standardUnlimited.map(([bandwidth, zone, amount]): Price => ({
    key: `circuit/Standard/Unlimited/${bandwidth}/zone${zone}`,
    amount,
    per: 'month',
    source: retailApi,
    read: '2026-09',
  })),
  ...zones.map((zone): Price => ({
    key: `egress/zone${zone}`,
    amount: egress[zone],
    per: 'GB',
    source: retailApi,
    read: '2026-09',
  })),
  ...Object.entries(gateways).flatMap(([sku, amount]): Price[] => {
    const price = { amount, per: 'hour', source: retailApi, read: '2026-09' } as const
    return [
      { ...price, key: `gateway/${sku}/australiaeast` },
      { ...price, key: `gateway/${sku}`, about: 'read for Australia East' },
    ]
  }),
]
