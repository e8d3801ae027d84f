import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { resourceId, type ResourceName } from './resource-id.ts'
import { childResource, readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'

export const networkInterfaceType = 'Microsoft.Network/networkInterfaces'

export const networkInterfaceId = (name: ResourceName): string => resourceId(networkInterfaceType, name)

const interfaceIpConfigurationSchema = childResource(
  'NetworkInterfaceIPConfiguration',
  wireObject('NetworkInterfaceIPConfigurationPropertiesFormat', {
    subnet: subResourceSchema,
    privateIPAddress: z.string().exactOptional(),
    privateIPAllocationMethod: z.enum(['Dynamic', 'Static']).exactOptional(),
    privateIPAddressVersion: z.enum(['IPv4', 'IPv6']).exactOptional(),
    primary: z.boolean().exactOptional(),
    publicIPAddress: subResourceSchema.exactOptional(),
    applicationSecurityGroups: z.array(subResourceSchema).exactOptional(),
    provisioningState: readOnly(provisioningStateSchema),
  }),
)

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/network-interfaces/create-or-update */
export const networkInterfaceSchema = trackedResource(
  'NetworkInterface',
  wireObject('NetworkInterfacePropertiesFormat', {
    ipConfigurations: z.array(interfaceIpConfigurationSchema),
    networkSecurityGroup: subResourceSchema.exactOptional(),
    enableAcceleratedNetworking: z.boolean().exactOptional(),
    enableIPForwarding: z.boolean().exactOptional(),
    disableTcpStateTracking: z.boolean().exactOptional(),
    dnsSettings: wireObject('NetworkInterfaceDnsSettings', {
      dnsServers: z.array(z.string()).exactOptional(),
      internalDnsNameLabel: z.string().exactOptional(),
      appliedDnsServers: readOnly(z.array(z.string())),
      internalFqdn: readOnly(z.string()),
      internalDomainNameSuffix: readOnly(z.string()),
    }).exactOptional(),
    nicType: z.string().exactOptional(),
    auxiliaryMode: z.string().exactOptional(),
    auxiliarySku: z.string().exactOptional(),
    workloadType: z.string().exactOptional(),
    /** Appears with the machine the interface is attached to. */
    macAddress: readOnly(z.string()),
    primary: readOnly(z.boolean()),
    virtualMachine: readOnly(subResourceSchema),
    vnetEncryptionSupported: readOnly(z.boolean()),
    tapConfigurations: readOnly(z.array(z.unknown())),
    hostedWorkloads: readOnly(z.array(z.string())),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  {},
)
export type NetworkInterface = z.infer<typeof networkInterfaceSchema>

/**
 * POSTs that tell what is in force at an interface of a running machine, and change nothing.
 * @source https://learn.microsoft.com/rest/api/virtualnetwork/network-interfaces/get-effective-route-table
 */
export const interfaceDiagnostics = ['effectiveRouteTable', 'effectiveNetworkSecurityGroups'] as const

/** A row of `effectiveRouteTable`; addresses are lists. */
export interface EffectiveRouteRow {
  /** Of a user route. */
  readonly name?: string
  readonly source: 'User' | 'VirtualNetworkGateway' | 'Default'
  readonly state: 'Active' | 'Invalid'
  readonly addressPrefix: readonly string[]
  readonly nextHopType: string
  readonly nextHopIpAddress: readonly string[]
  readonly disableBgpRoutePropagation: boolean
}

/** A rule as `effectiveNetworkSecurityGroups` shows it: ports as ranges, tags expanded. */
export interface EffectiveSecurityRule {
  /** Such as `securityRules/allow-db` or `defaultSecurityRules/DenyAllInBound`. */
  readonly name: string
  readonly protocol: string
  readonly sourcePortRange: string
  readonly destinationPortRange: string
  readonly sourcePortRanges: readonly string[]
  readonly destinationPortRanges: readonly string[]
  readonly sourceAddressPrefix: string
  readonly destinationAddressPrefix: string
  readonly sourceAddressPrefixes: readonly string[]
  readonly destinationAddressPrefixes: readonly string[]
  readonly expandedSourceAddressPrefix: readonly string[]
  readonly expandedDestinationAddressPrefix: readonly string[]
  readonly access: 'Allow' | 'Deny'
  readonly priority: number
  readonly direction: 'Inbound' | 'Outbound'
}

/** One security group that packets of an interface meet, and why. */
export interface EffectiveSecurityGroup {
  readonly networkSecurityGroup: { readonly id: string }
  readonly association: {
    readonly subnet?: { readonly id: string }
    readonly networkInterface?: { readonly id: string }
  }
  readonly effectiveSecurityRules: readonly EffectiveSecurityRule[]
}
