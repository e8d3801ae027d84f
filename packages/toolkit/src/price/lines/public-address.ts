import type { PriceLine } from '../price-line.ts'

/** Gateways are made without a public address of ours. @source https://azure.microsoft.com/updates?id=498361 */
export const publicAddressLine: PriceLine = {
  id: 'azure/public-address',
  items: ({ of }) =>
    of('azure/express-route-gateway').map(() => ({
      title: 'public address of the gateway',
      included: "none of ours: Azure's own is used",
    })),
}
