import type { ExpressRouteCircuitProps } from '@interconnect/azure'
import { priceZoneOf } from '../price-zone.ts'
import type { PriceLine } from '../price-line.ts'

/** Billed from the moment it has a key, whatever comes over it. @source https://learn.microsoft.com/azure/expressroute/expressroute-workflows */
export const circuitLine: PriceLine = {
  id: 'azure/circuit',
  items: ({ of, pair }) =>
    of('azure/express-route-circuit').map((circuit) => {
      const { tier, family, bandwidthMbps, peeringLocation } = circuit as Partial<ExpressRouteCircuitProps>
      const billing = family?.replace(/Data$/, '')
      const bandwidth = `${(bandwidthMbps ?? 0) / 1000}`
      const zone = `zone${priceZoneOf(peeringLocation, pair)}`
      const key = `circuit/${tier}/${billing}/${bandwidth}Gbps`
      const meter =
        tier === 'Local' ? `Local ${bandwidth} Gbps Circuit` : `${tier} ${billing} Data ${bandwidth} Gbps Circuit`
      return {
        title: `ExpressRoute circuit, ${tier} ${billing}, ${bandwidth} Gbps, ${zone.replace('zone', 'zone ')}`,
        price: [`${key}/${zone}`, key],
        quantity: 1,
        unit: 'month',
        meter: `meter '${meter}' of https://prices.azure.com/api/retail/prices`,
      }
    }),
}
