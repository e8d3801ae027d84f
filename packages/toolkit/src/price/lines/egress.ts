import type { ExpressRouteCircuitProps } from '@interconnect/azure'
import { priceZoneOf } from '../price-zone.ts'
import type { Item, PriceLine } from '../price-line.ts'

/** What leaves Azure; what comes in is free. @source https://azure.microsoft.com/pricing/details/expressroute/ */
export const egressLine: PriceLine = {
  id: 'azure/egress',
  items: ({ of, pair, traffic }) =>
    of('azure/express-route-circuit').map((circuit): Item => {
      const { tier, family, peeringLocation } = circuit as Partial<ExpressRouteCircuitProps>
      const title = 'data from Azure to OCI'
      if (tier === 'Local' || family === 'UnlimitedData') return { title, included: 'in the price of the circuit' }
      if (traffic === undefined)
        return { title, unknown: 'no traffic is declared: write spec.traffic.azureToOciGB, a month' }
      return {
        title: `${title}, ${traffic.azureToOciGB} GB`,
        price: [`egress/zone${priceZoneOf(peeringLocation, pair)}`],
        quantity: traffic.azureToOciGB,
        unit: 'GB',
        meter: "meter 'Metered Data - Data Transfer Out' of https://prices.azure.com/api/retail/prices",
      }
    }),
}
