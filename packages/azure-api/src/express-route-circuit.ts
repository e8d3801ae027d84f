import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { expressRouteAuthorizationSchema } from './express-route-authorization.ts'
import { expressRoutePeeringSchema } from './express-route-peering.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'

export const expressRouteCircuitType = 'Microsoft.Network/expressRouteCircuits'

export const expressRouteCircuitId = (name: ResourceName): string => resourceId(expressRouteCircuitType, name)

/** Bytes carried by each link. */
export const expressRouteCircuitStatsPath = (circuitId: string): string => `${circuitId}/stats`

/** What a circuit's `serviceProviderName` must be for the interconnect, to the letter. */
export const oracleProviderName = 'Oracle Cloud FastConnect'

/** What `serviceKey` reads until the circuit is created. */
export const unsetServiceKey = '00000000-0000-0000-0000-000000000000'

export const circuitTiers = ['Local', 'Standard', 'Premium', 'Basic'] as const
export type CircuitTier = (typeof circuitTiers)[number]
export const circuitFamilies = ['MeteredData', 'UnlimitedData'] as const
export type CircuitFamily = (typeof circuitFamilies)[number]

/**
 * The provider's side of the circuit; only the provider moves it. Newer API versions end with `DeProvisioned`.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-workflows
 */
export const serviceProviderProvisioningStates = [
  'NotProvisioned',
  'Provisioning',
  'Provisioned',
  'Deprovisioning',
  'DeProvisioned',
] as const
export type ServiceProviderProvisioningState = (typeof serviceProviderProvisioningStates)[number]

/** Microsoft's side: `Disabled` while any operation runs on the circuit. */
export const circuitProvisioningStates = ['Disabled', 'Enabled'] as const

export const circuitSkuSchema = wireObject('ExpressRouteCircuitSku', {
  /** `{tier}_{family}`. */
  name: z.string().exactOptional(),
  tier: z.enum(circuitTiers),
  family: z.enum(circuitFamilies),
})

export const serviceProviderPropertiesSchema = wireObject('ExpressRouteCircuitServiceProviderProperties', {
  serviceProviderName: z.string(),
  peeringLocation: z.string(),
  /** In Mbit/s, of the provider's offers; it may grow and never shrink. */
  bandwidthInMbps: z.int(),
})

/** @source https://learn.microsoft.com/rest/api/expressroute/express-route-circuits/create-or-update */
export const expressRouteCircuitSchema = trackedResource(
  'ExpressRouteCircuit',
  wireObject('ExpressRouteCircuitPropertiesFormat', {
    serviceProviderProperties: serviceProviderPropertiesSchema.exactOptional(),
    /** Given in a PUT, the list is authoritative: carry over what was read. */
    peerings: z.array(expressRoutePeeringSchema).exactOptional(),
    /** Given in a PUT, the list is authoritative: carry over what was read. */
    authorizations: z.array(expressRouteAuthorizationSchema).exactOptional(),
    allowClassicOperations: z.boolean().exactOptional(),
    allowGlobalReach: readOnly(z.boolean()),
    globalReachEnabled: z.boolean().exactOptional(),
    /** ExpressRoute Direct only, like the two after it. */
    expressRoutePort: subResourceSchema.exactOptional(),
    bandwidthInGbps: z.number().exactOptional(),
    enableDirectPortRateLimit: z.boolean().exactOptional(),
    authorizationKey: z.string().exactOptional(),
    gatewayManagerEtag: z.string().exactOptional(),
    /** A secret: whoever has it can take the circuit up on the other cloud. */
    serviceKey: readOnly(z.string()),
    circuitProvisioningState: readOnly(z.enum(circuitProvisioningStates)),
    serviceProviderProvisioningState: readOnly(z.enum(serviceProviderProvisioningStates)),
    serviceProviderNotes: readOnly(z.string()),
    stag: readOnly(z.int()),
    authorizationStatus: readOnly(z.string()),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  { sku: circuitSkuSchema.exactOptional() },
)
export type ExpressRouteCircuit = z.infer<typeof expressRouteCircuitSchema>
