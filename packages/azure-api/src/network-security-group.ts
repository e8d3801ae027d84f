import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { childId, resourceId, type ResourceName } from './resource-id.ts'
import { childResource, readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'

export const networkSecurityGroupType = 'Microsoft.Network/networkSecurityGroups'
export const securityRuleType = 'Microsoft.Network/networkSecurityGroups/securityRules'

export const networkSecurityGroupId = (name: ResourceName): string => resourceId(networkSecurityGroupType, name)
export const securityRuleId = (networkSecurityGroupId: string, name: string): string =>
  childId(networkSecurityGroupId, 'securityRules', name)
export const securityRulesPath = (networkSecurityGroupId: string): string => `${networkSecurityGroupId}/securityRules`

export const securityRuleProtocols = ['Tcp', 'Udp', 'Icmp', 'Esp', 'Ah', '*'] as const
export const securityRuleDirections = ['Inbound', 'Outbound'] as const
export const securityRuleAccesses = ['Allow', 'Deny'] as const

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/security-rules/create-or-update */
export const securityRulePropertiesSchema = wireObject('SecurityRulePropertiesFormat', {
  description: z.string().max(140).exactOptional(),
  protocol: z.enum(securityRuleProtocols),
  sourceAddressPrefix: z.string().exactOptional(),
  sourceAddressPrefixes: z.array(z.string()).exactOptional(),
  sourceApplicationSecurityGroups: z.array(subResourceSchema).exactOptional(),
  destinationAddressPrefix: z.string().exactOptional(),
  destinationAddressPrefixes: z.array(z.string()).exactOptional(),
  destinationApplicationSecurityGroups: z.array(subResourceSchema).exactOptional(),
  sourcePortRange: z.string().exactOptional(),
  sourcePortRanges: z.array(z.string()).exactOptional(),
  destinationPortRange: z.string().exactOptional(),
  destinationPortRanges: z.array(z.string()).exactOptional(),
  access: z.enum(securityRuleAccesses),
  /** 100 to 4096, unique per direction; the lowest number wins. */
  priority: z.int(),
  direction: z.enum(securityRuleDirections),
  provisioningState: readOnly(provisioningStateSchema),
})

export const securityRuleSchema = childResource('SecurityRule', securityRulePropertiesSchema)
export type SecurityRule = z.infer<typeof securityRuleSchema>

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/network-security-groups/create-or-update */
export const networkSecurityGroupSchema = trackedResource(
  'NetworkSecurityGroup',
  wireObject('NetworkSecurityGroupPropertiesFormat', {
    /** Given in a PUT, the list replaces all rules. */
    securityRules: z.array(securityRuleSchema).exactOptional(),
    flushConnection: z.boolean().exactOptional(),
    defaultSecurityRules: readOnly(z.array(securityRuleSchema)),
    subnets: readOnly(z.array(subResourceSchema)),
    networkInterfaces: readOnly(z.array(subResourceSchema)),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  {},
)
export type NetworkSecurityGroup = z.infer<typeof networkSecurityGroupSchema>

type DefaultRule = readonly [
  name: string,
  priority: number,
  direction: 'Inbound' | 'Outbound',
  from: string,
  to: string,
  access: 'Allow' | 'Deny',
  description: string,
]

/**
 * The rules every security group ends with.
 * @source https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules
 */
export const defaultSecurityRules: readonly DefaultRule[] = [
  [
    'AllowVnetInBound',
    65000,
    'Inbound',
    'VirtualNetwork',
    'VirtualNetwork',
    'Allow',
    'Allow inbound traffic from all VMs in VNET',
  ],
  [
    'AllowAzureLoadBalancerInBound',
    65001,
    'Inbound',
    'AzureLoadBalancer',
    '*',
    'Allow',
    'Allow inbound traffic from azure load balancer',
  ],
  ['DenyAllInBound', 65500, 'Inbound', '*', '*', 'Deny', 'Deny all inbound traffic'],
  [
    'AllowVnetOutBound',
    65000,
    'Outbound',
    'VirtualNetwork',
    'VirtualNetwork',
    'Allow',
    'Allow outbound traffic from all VMs to all VMs in VNET',
  ],
  [
    'AllowInternetOutBound',
    65001,
    'Outbound',
    '*',
    'Internet',
    'Allow',
    'Allow outbound traffic from all VMs to Internet',
  ],
  ['DenyAllOutBound', 65500, 'Outbound', '*', '*', 'Deny', 'Deny all outbound traffic'],
]
