import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { addressSpaceSchema } from './address-space.ts'
import { childId } from './resource-id.ts'
import { childResource, readOnly, subResourceSchema, wireObject } from './wire.ts'

export const virtualNetworkPeeringType = 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings'

export const virtualNetworkPeeringId = (virtualNetworkId: string, name: string): string =>
  childId(virtualNetworkId, 'virtualNetworkPeerings', name)

/** One side alone, both sides, the other side gone. */
export const peeringStates = ['Initiated', 'Connected', 'Disconnected'] as const
export type PeeringState = (typeof peeringStates)[number]

/**
 * One direction of a peering between two VNets; the other VNet holds the other.
 * @source https://learn.microsoft.com/rest/api/virtualnetwork/virtual-network-peerings/create-or-update
 */
export const virtualNetworkPeeringSchema = childResource(
  'VirtualNetworkPeering',
  wireObject('VirtualNetworkPeeringPropertiesFormat', {
    remoteVirtualNetwork: subResourceSchema,
    allowVirtualNetworkAccess: z.boolean().exactOptional(),
    allowForwardedTraffic: z.boolean().exactOptional(),
    /** On the side of the hub: the other side may use this one's gateway. */
    allowGatewayTransit: z.boolean().exactOptional(),
    /** On the side of the spoke. */
    useRemoteGateways: z.boolean().exactOptional(),
    doNotVerifyRemoteGateways: z.boolean().exactOptional(),
    peerCompleteVnets: z.boolean().exactOptional(),
    enableOnlyIPv6Peering: z.boolean().exactOptional(),
    localSubnetNames: z.array(z.string()).exactOptional(),
    remoteSubnetNames: z.array(z.string()).exactOptional(),
    remoteAddressSpace: addressSpaceSchema.exactOptional(),
    remoteVirtualNetworkAddressSpace: addressSpaceSchema.exactOptional(),
    localAddressSpace: addressSpaceSchema.exactOptional(),
    localVirtualNetworkAddressSpace: addressSpaceSchema.exactOptional(),
    remoteBgpCommunities: z.looseObject({}).exactOptional(),
    peeringState: readOnly(z.enum(peeringStates)),
    peeringSyncLevel: readOnly(z.string()),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
)
export type VirtualNetworkPeering = z.infer<typeof virtualNetworkPeeringSchema>
