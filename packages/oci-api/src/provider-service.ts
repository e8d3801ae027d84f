import { z } from 'zod'
import { collection } from './collection.ts'
import { answered } from './fields.ts'

/**
 * FastConnect partners of a region; the compartment of the list call is the tenancy. OCIDs differ per region.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/FastConnectProviderService/
 */
export const fastConnectProviderServices = collection({
  collection: '/fastConnectProviderServices',
  ocidType: 'providerservice',
  title: 'FastConnectProviderService',
  sorted: false,
  children: ['virtualCircuitBandwidthShapes'],
})

/**
 * How the Azure entry is named; exact, "Azure" alone matches nothing.
 * @source https://github.com/oci-landing-zones/oracle-enterprise-landingzone/issues/117
 */
export const azureProvider = { providerName: 'Microsoft Azure', providerServiceName: 'ExpressRoute' } as const

/** Clients find the entry by its two names and never branch on the management values. */
export const FastConnectProviderService = z.object({
  id: z.string(),
  providerName: z.string(),
  providerServiceName: z.string(),
  description: answered(z.string()),
  type: answered(z.string()),
  supportedVirtualCircuitTypes: answered(z.array(z.string())),
  requiredTotalCrossConnects: answered(z.number()),
  privatePeeringBgpManagement: answered(z.string()),
  publicPeeringBgpManagement: answered(z.string()),
  customerAsnManagement: answered(z.string()),
  providerServiceKeyManagement: answered(z.string()),
  /** Spelled like this on the wire. */
  bandwithShapeManagement: answered(z.string()),
})
export type FastConnectProviderService = z.infer<typeof FastConnectProviderService>

/** `name` such as `1 Gbps`, with a space. */
export const VirtualCircuitBandwidthShape = z.object({ name: z.string(), bandwidthInMbps: answered(z.number()) })
export type VirtualCircuitBandwidthShape = z.infer<typeof VirtualCircuitBandwidthShape>

/** Shapes of all providers: `GET` with a `compartmentId`. */
export const bandwidthShapes = '/virtualCircuitBandwidthShapes'

/** Path that checks a service key: 200 with the key, or 404 when the key is not good. */
export const providerServiceKeyPath = (providerServiceId: string, key: string): string =>
  `${fastConnectProviderServices.collection}/${encodeURIComponent(providerServiceId)}/providerServiceKeys/${encodeURIComponent(key)}`

export const FastConnectProviderServiceKey = z.object({
  name: z.string(),
  bandwidthShapeName: answered(z.string()),
  peeringLocation: answered(z.string()),
})
export type FastConnectProviderServiceKey = z.infer<typeof FastConnectProviderServiceKey>
