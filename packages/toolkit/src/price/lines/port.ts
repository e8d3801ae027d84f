import { hoursPerMonth } from '@interconnect/model'
import type { VirtualCircuitProps } from '@interconnect/oci'
import type { PriceLine } from '../price-line.ts'

/** By the hour of port speed, whether sessions are up or not. @source https://www.oracle.com/cloud/networking/fastconnect/faq/ */
export const portLine: PriceLine = {
  id: 'oci/port',
  items: ({ of }) =>
    of('oci/virtual-circuit').map((circuit) => {
      const { bandwidthShape } = circuit as Partial<VirtualCircuitProps>
      return {
        title: `FastConnect port, ${bandwidthShape}`,
        price: [`port/${bandwidthShape}`],
        quantity: hoursPerMonth,
        unit: 'hour',
        meter: 'parts B88325 and B88326 of https://www.oracle.com/cloud/price-list/',
      }
    }),
}
