import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { childId } from './resource-id.ts'
import { childResource, readOnly, subResourceSchema, wireObject } from './wire.ts'

export const subnetType = 'Microsoft.Network/virtualNetworks/subnets'

/** The name, and the only one, a subnet must have to take a gateway. */
export const gatewaySubnetName = 'GatewaySubnet'

export const subnetId = (virtualNetworkId: string, name: string): string => childId(virtualNetworkId, 'subnets', name)
export const subnetsPath = (virtualNetworkId: string): string => `${virtualNetworkId}/subnets`

const delegationSchema = childResource(
  'Delegation',
  wireObject('ServiceDelegationPropertiesFormat', {
    serviceName: z.string().exactOptional(),
    actions: readOnly(z.array(z.string())),
    provisioningState: readOnly(provisioningStateSchema),
  }),
)

const serviceEndpointSchema = wireObject('ServiceEndpointPropertiesFormat', {
  service: z.string(),
  locations: z.array(z.string()).exactOptional(),
  networkIdentifier: subResourceSchema.exactOptional(),
  provisioningState: readOnly(provisioningStateSchema),
})

/**
 * A PUT replaces the whole subnet: a security group or route table left out is taken off.
 * @source https://learn.microsoft.com/rest/api/virtualnetwork/subnets/create-or-update
 */
export const subnetPropertiesSchema = wireObject('SubnetPropertiesFormat', {
  /** One of `addressPrefix` and `addressPrefixes` is required. */
  addressPrefix: z.string().exactOptional(),
  addressPrefixes: z.array(z.string()).exactOptional(),
  networkSecurityGroup: subResourceSchema.exactOptional(),
  routeTable: subResourceSchema.exactOptional(),
  natGateway: subResourceSchema.exactOptional(),
  delegations: z.array(delegationSchema).exactOptional(),
  serviceEndpoints: z.array(serviceEndpointSchema).exactOptional(),
  privateEndpointNetworkPolicies: z.string().exactOptional(),
  privateLinkServiceNetworkPolicies: z.string().exactOptional(),
  defaultOutboundAccess: z.boolean().exactOptional(),
  sharingScope: z.string().exactOptional(),
  /** What stands in the subnet: while there is any, it cannot be deleted. */
  ipConfigurations: readOnly(z.array(subResourceSchema)),
  purpose: readOnly(z.string()),
  provisioningState: readOnly(provisioningStateSchema),
})

export const subnetSchema = childResource('Subnet', subnetPropertiesSchema)
export type Subnet = z.infer<typeof subnetSchema>
