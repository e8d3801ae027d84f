import { z } from 'zod'
import { collectionPath } from './resource-id.ts'

export const expressRouteServiceProviderType = 'Microsoft.Network/expressRouteServiceProviders'

export const expressRouteServiceProvidersPath = (subscription: string): string =>
  collectionPath(expressRouteServiceProviderType, { subscription })

/** @source https://learn.microsoft.com/rest/api/expressroute/express-route-service-providers/list */
export const expressRouteServiceProviderSchema = z.object({
  name: z.string(),
  id: z.string(),
  type: z.string(),
  properties: z.object({
    peeringLocations: z.array(z.string()),
    bandwidthsOffered: z.array(z.object({ offerName: z.string(), valueInMbps: z.int() })),
    provisioningState: z.string().optional(),
  }),
})
export type ExpressRouteServiceProvider = z.infer<typeof expressRouteServiceProviderSchema>

/** Bandwidths every ExpressRoute provider may offer, in Mbit/s by offer name. */
export const bandwidthOffers = {
  '50Mbps': 50,
  '100Mbps': 100,
  '200Mbps': 200,
  '500Mbps': 500,
  '1Gbps': 1000,
  '2Gbps': 2000,
  '5Gbps': 5000,
  '10Gbps': 10_000,
} as const
