import type { PriceLine } from '../price-line.ts'

/** DRGs and their attachments have no part number in the list. @source https://www.oracle.com/cloud/price-list/ */
export const ociGatewayLine: PriceLine = {
  id: 'oci/drg',
  items: ({ of }) => of('oci/drg').map(() => ({ title: 'DRG', included: "not in Oracle's price list" })),
}
