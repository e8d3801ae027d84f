import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, tagFields } from './fields.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/VirtualCircuit/ */
export const virtualCircuits = collection({
  collection: '/virtualCircuits',
  ocidType: 'virtualcircuit',
  title: 'VirtualCircuit',
  filters: ['displayName', 'lifecycleState'],
  actions: ['changeCompartment'],
  children: ['crossConnectMappings', 'associatedTunnels'],
})

/**
 * `PENDING_PROVIDER` waits for the partner; `PROVISIONED` says nothing about BGP; `FAILED` cannot be deleted until the
 * Azure side is repaired; `INACTIVE` is de-provisioned by the provider.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm
 */
export const virtualCircuitLifecycleStates = [
  'PENDING_PROVIDER',
  'VERIFYING',
  'PROVISIONING',
  'PROVISIONED',
  'FAILED',
  'INACTIVE',
  'TERMINATING',
  'TERMINATED',
] as const
export const VirtualCircuitLifecycleState = z.enum(virtualCircuitLifecycleStates)
export type VirtualCircuitLifecycleState = z.infer<typeof VirtualCircuitLifecycleState>

export const BgpSessionState = z.enum(['UP', 'DOWN'])
export type BgpSessionState = z.infer<typeof BgpSessionState>
export const ProviderState = z.enum(['ACTIVE', 'INACTIVE'])
export type ProviderState = z.infer<typeof ProviderState>

/**
 * Oracle's ASN in the commercial realm (Serbia Central differs), and Microsoft's edge.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-routing
 */
export const oracleBgpAsn = 31_898
export const microsoftEdgeAsn = 12_076

/**
 * One BGP session. For the interconnect exactly two are sent, primary first; Oracle takes the second address of each
 * block, Microsoft's edge ("customer") the third.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm
 */
export const CrossConnectMapping = z.strictObject({
  /** Address with mask, such as `10.0.0.22/30`. */
  customerBgpPeeringIp: z.string().min(1).optional(),
  /** Derived from the customer's when absent. */
  oracleBgpPeeringIp: z.string().min(1).optional(),
  customerBgpPeeringIpv6: z.string().min(1).optional(),
  oracleBgpPeeringIpv6: z.string().min(1).optional(),
  bgpMd5AuthKey: z.string().optional(),
  /** The provider's to choose; do not send. */
  vlan: z.int().optional(),
  crossConnectOrCrossConnectGroupId: OcidField.optional(),
})
export type CrossConnectMapping = z.infer<typeof CrossConnectMapping>

const adjustable = {
  displayName: DisplayName.optional(),
  bandwidthShapeName: z.string().min(1).optional(),
  bgpAdminState: z.enum(['ENABLED', 'DISABLED']).optional(),
  crossConnectMappings: z.array(CrossConnectMapping).optional(),
  /** Leave empty: the other end is the provider. */
  customerAsn: z.int().optional(),
  customerBgpAsn: z.int().optional(),
  gatewayId: OcidField.optional(),
  ipMtu: z.enum(['MTU_1500', 'MTU_9000']).optional(),
  isBfdEnabled: z.boolean().optional(),
  isTransportMode: z.boolean().optional(),
  /** The ExpressRoute service key. */
  providerServiceKeyName: z.string().min(1).max(255).optional(),
  routingPolicy: z.array(z.enum(['ORACLE_SERVICE_NETWORK', 'REGIONAL', 'MARKET_LEVEL', 'GLOBAL'])).optional(),
  trafficMode: z.enum(['NORMAL', 'DRAIN']).optional(),
  ...tagFields,
}

export const CreateVirtualCircuitDetails = z.strictObject({
  ...adjustable,
  compartmentId: OcidField,
  type: z.enum(['PUBLIC', 'PRIVATE']),
  /** Without it the service takes the circuit for a colocated one and asks for a VLAN. */
  providerServiceId: OcidField.optional(),
  /** Region key such as `phx`; public circuits only. */
  region: z.string().optional(),
  publicPrefixes: z.array(z.strictObject({ cidrBlock: z.string() })).optional(),
  providerName: z.string().optional(),
  providerServiceName: z.string().optional(),
  providerRemoteRegion: z.string().optional(),
  remoteAccountId: z.string().optional(),
})
export type CreateVirtualCircuitDetails = z.infer<typeof CreateVirtualCircuitDetails>

/** `providerState` and `referenceComment` are for the provider. Arrays are replaced as a whole. */
export const UpdateVirtualCircuitDetails = z.strictObject({
  ...adjustable,
  providerState: ProviderState.optional(),
  referenceComment: z.string().optional(),
})
export type UpdateVirtualCircuitDetails = z.infer<typeof UpdateVirtualCircuitDetails>

const answeredMapping = {
  customerBgpPeeringIp: answered(z.string()),
  oracleBgpPeeringIp: answered(z.string()),
  customerBgpPeeringIpv6: answered(z.string()),
  oracleBgpPeeringIpv6: answered(z.string()),
  bgpMd5AuthKey: answered(z.string()),
  vlan: answered(z.number()),
  crossConnectOrCrossConnectGroupId: answered(z.string()),
}

/** A mapping with the state of its session: the only place that tells the two sessions apart. */
export const CrossConnectMappingDetails = z.object({
  ...answeredMapping,
  ipv4BgpStatus: answered(BgpSessionState),
  ipv6BgpStatus: answered(BgpSessionState),
  ociLogicalDeviceName: answered(z.string()),
})
export type CrossConnectMappingDetails = z.infer<typeof CrossConnectMappingDetails>

/** Answer of `GET /virtualCircuits/{id}/crossConnectMappings`. */
export const CrossConnectMappingDetailsCollection = z.object({ items: z.array(CrossConnectMappingDetails) })
export type CrossConnectMappingDetailsCollection = z.infer<typeof CrossConnectMappingDetailsCollection>

export const VirtualCircuit = z.object({
  ...commonAnswer,
  type: answered(z.string()),
  bandwidthShapeName: answered(z.string()),
  bgpAdminState: answered(z.string()),
  /** One value for both sessions. */
  bgpSessionState: answered(BgpSessionState),
  bgpIpv6SessionState: answered(BgpSessionState),
  crossConnectMappings: answered(z.array(z.object(answeredMapping))),
  customerAsn: answered(z.number()),
  gatewayId: answered(z.string()),
  ipMtu: answered(z.string()),
  isBfdEnabled: answered(z.boolean()),
  isTransportMode: answered(z.boolean()),
  oracleBgpAsn: answered(z.number()),
  providerServiceId: answered(z.string()),
  providerServiceKeyName: answered(z.string()),
  providerState: answered(ProviderState),
  referenceComment: answered(z.string()),
  region: answered(z.string()),
  routingPolicy: answered(z.array(z.string())),
  serviceType: answered(z.string()),
  trafficMode: answered(z.string()),
  virtualCircuitRedundancyMetadata: answered(
    z.object({
      configuredRedundancyLevel: answered(z.string()),
      ipv4bgpSessionRedundancyStatus: answered(z.string()),
      ipv6bgpSessionRedundancyStatus: answered(z.string()),
    }),
  ),
  lifecycleState: VirtualCircuitLifecycleState,
})
export type VirtualCircuit = z.infer<typeof VirtualCircuit>
