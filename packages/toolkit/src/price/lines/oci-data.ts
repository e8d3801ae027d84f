import type { PriceLine } from '../price-line.ts'

/** @source https://www.oracle.com/cloud/networking/fastconnect/faq/ (no charge by volume) */
export const ociDataLine: PriceLine = {
  id: 'oci/data',
  items: ({ of }) =>
    of('oci/virtual-circuit').map(() => ({
      title: 'data over FastConnect, both ways',
      included: 'in the price of the port',
    })),
}
