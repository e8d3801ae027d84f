import type { ExpressRouteGatewayProps } from '@interconnect/azure'
import { hoursPerMonth } from '@interconnect/model'
import type { PriceLine } from '../price-line.ts'

/** By the hour, from when it is made. @source https://azure.microsoft.com/pricing/details/expressroute/ */
export const gatewayLine: PriceLine = {
  id: 'azure/gateway',
  items: ({ of }) =>
    of('azure/express-route-gateway').map((gateway) => {
      const { sku, location } = gateway as Partial<ExpressRouteGatewayProps>
      return {
        title: `ExpressRoute gateway ${sku}`,
        price: [`gateway/${sku}/${location}`, `gateway/${sku}`],
        quantity: hoursPerMonth,
        unit: 'hour',
        meter: `meter '${sku} Gateway' of https://prices.azure.com/api/retail/prices`,
      }
    }),
}
