import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { childId } from './resource-id.ts'
import { childResource, readOnly, subResourceSchema, wireObject } from './wire.ts'

export const expressRoutePeeringType = 'Microsoft.Network/expressRouteCircuits/peerings'

/** The one peering of an Oracle circuit; its name equals its type. */
export const privatePeeringName = 'AzurePrivatePeering'

export const privatePeeringId = (circuitId: string): string => childId(circuitId, 'peerings', privatePeeringName)

/**
 * Microsoft's ASN at the edge, on both links of every circuit.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-routing
 */
export const microsoftEdgeAsn = 12076

/**
 * Oracle's ASN in the commercial realm.
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm
 */
export const oracleAsn = 31898

const ipv6PeeringConfigSchema = wireObject('Ipv6ExpressRouteCircuitPeeringConfig', {
  primaryPeerAddressPrefix: z.string().exactOptional(),
  secondaryPeerAddressPrefix: z.string().exactOptional(),
  state: z.enum(['Enabled', 'Disabled']).exactOptional(),
})

/**
 * On an Oracle circuit the provider writes it; the Azure side normally only reads.
 * @source https://learn.microsoft.com/rest/api/expressroute/express-route-circuit-peerings/create-or-update
 * @source https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking
 */
export const expressRoutePeeringPropertiesSchema = wireObject('ExpressRouteCircuitPeeringPropertiesFormat', {
  peeringType: z.enum(['AzurePrivatePeering', 'MicrosoftPeering', 'AzurePublicPeering']),
  /** Disabling shuts both BGP sessions. */
  state: z.enum(['Enabled', 'Disabled']).exactOptional(),
  azureASN: z.int().exactOptional(),
  peerASN: z.int().min(1).max(4_294_967_295).exactOptional(),
  /** One /30 each; the provider has the first usable address, Microsoft the second. */
  primaryPeerAddressPrefix: z.string().exactOptional(),
  secondaryPeerAddressPrefix: z.string().exactOptional(),
  vlanId: z.int().min(0).max(4094).exactOptional(),
  /** BGP MD5 key; write-only. */
  sharedKey: z.string().exactOptional(),
  ipv6PeeringConfig: ipv6PeeringConfigSchema.exactOptional(),
  microsoftPeeringConfig: z.looseObject({}).exactOptional(),
  routeFilter: subResourceSchema.exactOptional(),
  gatewayManagerEtag: z.string().exactOptional(),
  primaryAzurePort: readOnly(z.string()),
  secondaryAzurePort: readOnly(z.string()),
  lastModifiedBy: readOnly(z.string()),
  connections: z.array(z.looseObject({})).exactOptional(),
  peeredConnections: readOnly(z.array(z.looseObject({}))),
  expressRouteConnection: readOnly(subResourceSchema),
  stats: readOnly(z.looseObject({})),
  provisioningState: readOnly(provisioningStateSchema),
})

export const expressRoutePeeringSchema = childResource(
  'ExpressRouteCircuitPeering',
  expressRoutePeeringPropertiesSchema,
)
export type ExpressRoutePeering = z.infer<typeof expressRoutePeeringSchema>
