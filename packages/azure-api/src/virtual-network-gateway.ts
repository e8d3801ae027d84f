import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { childResource, readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'
import { addressSpaceSchema } from './address-space.ts'

export const virtualNetworkGatewayType = 'Microsoft.Network/virtualNetworkGateways'

export const virtualNetworkGatewayId = (name: ResourceName): string => resourceId(virtualNetworkGatewayType, name)

/** POST actions that answer rows through `Location`; `getAdvertisedRoutes` needs `?peer=<address>`. */
export const gatewayActions = ['getLearnedRoutes', 'getAdvertisedRoutes', 'getBgpPeerStatus'] as const
export type GatewayAction = (typeof gatewayActions)[number]
export const gatewayActionPath = (gatewayId: string, action: GatewayAction): string => `${gatewayId}/${action}`

/**
 * The ASN of every ExpressRoute gateway.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs
 */
export const gatewayAsn = 65515

const ipConfigurationSchema = childResource(
  'VirtualNetworkGatewayIPConfiguration',
  wireObject('VirtualNetworkGatewayIPConfigurationPropertiesFormat', {
    subnet: subResourceSchema,
    privateIPAllocationMethod: z.enum(['Dynamic', 'Static']).exactOptional(),
    /** Only gateways made before August 2025 have one: leave it out. */
    publicIPAddress: subResourceSchema.exactOptional(),
    privateIPAddress: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
)

/**
 * Since August 2025 a new ExpressRoute gateway gets a public address that Microsoft manages and does not show.
 * @source https://azure.microsoft.com/updates?id=498361
 * @source https://learn.microsoft.com/rest/api/network-gateway/virtual-network-gateways/create-or-update
 */
export const virtualNetworkGatewaySchema = trackedResource(
  'VirtualNetworkGateway',
  wireObject('VirtualNetworkGatewayPropertiesFormat', {
    gatewayType: z.enum(['ExpressRoute', 'Vpn', 'LocalGateway']),
    /** Name and tier are equal. */
    sku: wireObject('VirtualNetworkGatewaySku', {
      name: z.string(),
      tier: z.string().exactOptional(),
      capacity: readOnly(z.int()),
    }),
    vpnType: z.enum(['PolicyBased', 'RouteBased']).exactOptional(),
    vpnGatewayGeneration: z.string().exactOptional(),
    ipConfigurations: z.array(ipConfigurationSchema),
    autoScaleConfiguration: wireObject('VirtualNetworkGatewayAutoScaleConfiguration', {
      bounds: wireObject('VirtualNetworkGatewayAutoScaleBounds', { min: z.int(), max: z.int() }),
    }).exactOptional(),
    enableBgp: z.boolean().exactOptional(),
    activeActive: z.boolean().exactOptional(),
    enablePrivateIpAddress: z.boolean().exactOptional(),
    disableIPSecReplayProtection: z.boolean().exactOptional(),
    enableDnsForwarding: z.boolean().exactOptional(),
    enableBgpRouteTranslationForNat: z.boolean().exactOptional(),
    allowRemoteVnetTraffic: z.boolean().exactOptional(),
    allowVirtualWanTraffic: z.boolean().exactOptional(),
    adminState: z.enum(['Enabled', 'Disabled']).exactOptional(),
    resiliencyModel: z.enum(['SingleHomed', 'MultiHomed']).exactOptional(),
    customRoutes: addressSpaceSchema.exactOptional(),
    bgpSettings: z
      .looseObject({
        asn: z.int().exactOptional(),
        bgpPeeringAddress: z.string().exactOptional(),
        peerWeight: z.int().exactOptional(),
      })
      .exactOptional(),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  {},
)
export type VirtualNetworkGateway = z.infer<typeof virtualNetworkGatewaySchema>

/** One row of learned or advertised routes; each gateway instance reports its own. */
export const gatewayRouteSchema = z.object({
  localAddress: z.string(),
  network: z.string(),
  nextHop: z.string().optional(),
  sourcePeer: z.string(),
  /** `EBgp` for what came over the circuit, `Network` for the VNet itself. */
  origin: z.string(),
  /** Such as `12076-31898`; empty for the VNet itself. */
  asPath: z.string(),
  weight: z.int(),
})
export type GatewayRoute = z.infer<typeof gatewayRouteSchema>

export const bgpPeerStates = ['Unknown', 'Stopped', 'Idle', 'Connecting', 'Connected'] as const

/** One session of the gateway with an edge router. */
export const bgpPeerStatusSchema = z.object({
  localAddress: z.string(),
  neighbor: z.string(),
  asn: z.int(),
  state: z.enum(bgpPeerStates),
  /** Such as `1.00:00:00.123`. */
  connectedDuration: z.string().optional(),
  routesReceived: z.int(),
  messagesSent: z.int(),
  messagesReceived: z.int(),
})
export type BgpPeerStatus = z.infer<typeof bgpPeerStatusSchema>
