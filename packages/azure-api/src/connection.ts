import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'

export const connectionType = 'Microsoft.Network/connections'

export const connectionId = (name: ResourceName): string => resourceId(connectionType, name)

export const connectionStatuses = ['Unknown', 'Connecting', 'Connected', 'NotConnected'] as const
export type ConnectionStatus = (typeof connectionStatuses)[number]

/** `{ id }` is enough; some clients send the whole gateway, of which only the id counts. */
const gatewayReferenceSchema = z.looseObject({ id: z.string() })

/** @source https://learn.microsoft.com/rest/api/network-gateway/virtual-network-gateway-connections/create-or-update */
export const connectionSchema = trackedResource(
  'VirtualNetworkGatewayConnection',
  wireObject('VirtualNetworkGatewayConnectionPropertiesFormat', {
    connectionType: z.enum(['ExpressRoute', 'IPsec', 'Vnet2Vnet', 'VPNClient']),
    virtualNetworkGateway1: gatewayReferenceSchema,
    virtualNetworkGateway2: gatewayReferenceSchema.exactOptional(),
    localNetworkGateway2: gatewayReferenceSchema.exactOptional(),
    /** The circuit. */
    peer: subResourceSchema.exactOptional(),
    authorizationKey: z.string().exactOptional(),
    /** 0 to 32000; the higher wins between circuits of one VNet. */
    routingWeight: z.int().min(0).max(32_000).exactOptional(),
    /** FastPath. */
    expressRouteGatewayBypass: z.boolean().exactOptional(),
    enablePrivateLinkFastPath: z.boolean().exactOptional(),
    enableBgp: z.boolean().exactOptional(),
    usePolicyBasedTrafficSelectors: z.boolean().exactOptional(),
    useLocalAzureIpAddress: z.boolean().exactOptional(),
    connectionMode: z.string().exactOptional(),
    connectionProtocol: z.string().exactOptional(),
    dpdTimeoutSeconds: z.int().exactOptional(),
    ipsecPolicies: z.array(z.looseObject({})).exactOptional(),
    trafficSelectorPolicies: z.array(z.looseObject({})).exactOptional(),
    /** Refused on ExpressRoute connections. */
    sharedKey: z.string().exactOptional(),
    connectionStatus: readOnly(z.enum(connectionStatuses)),
    ingressBytesTransferred: readOnly(z.number()),
    egressBytesTransferred: readOnly(z.number()),
    tunnelConnectionStatus: readOnly(z.array(z.looseObject({}))),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  {},
)
export type Connection = z.infer<typeof connectionSchema>
