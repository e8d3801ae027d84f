import { z } from 'zod'
import { addressSpaceSchema } from './address-space.ts'
import { provisioningStateSchema } from './arm.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { subnetSchema } from './subnet.ts'
import { virtualNetworkPeeringSchema } from './virtual-network-peering.ts'
import { readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'

export const virtualNetworkType = 'Microsoft.Network/virtualNetworks'

export const virtualNetworkId = (name: ResourceName): string => resourceId(virtualNetworkType, name)

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/virtual-networks/create-or-update */
export const virtualNetworkSchema = trackedResource(
  'VirtualNetwork',
  wireObject('VirtualNetworkPropertiesFormat', {
    addressSpace: addressSpaceSchema,
    dhcpOptions: wireObject('DhcpOptions', { dnsServers: z.array(z.string()).exactOptional() }).exactOptional(),
    /** Given in a PUT, the list is authoritative: subnets not in it are deleted. Left out, they stay. */
    subnets: z.array(subnetSchema).exactOptional(),
    virtualNetworkPeerings: z.array(virtualNetworkPeeringSchema).exactOptional(),
    enableDdosProtection: z.boolean().exactOptional(),
    enableVmProtection: z.boolean().exactOptional(),
    ddosProtectionPlan: subResourceSchema.exactOptional(),
    encryption: wireObject('VirtualNetworkEncryption', {
      enabled: z.boolean(),
      enforcement: z.string().exactOptional(),
    }).exactOptional(),
    flowTimeoutInMinutes: z.int().min(4).max(30).exactOptional(),
    privateEndpointVNetPolicies: z.string().exactOptional(),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  {},
)
export type VirtualNetwork = z.infer<typeof virtualNetworkSchema>
