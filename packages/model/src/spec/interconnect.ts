import { z } from 'zod'
import { bandwidthNames } from '../bandwidth.ts'
import { regionPairNames } from '../region-pairs.ts'
import {
  ArmIdField,
  BgpPrefixField,
  EndpointField,
  NameField,
  OcidField,
  PortField,
  PrefixField,
  SubscriptionField,
} from './fields.ts'
import { Kubernetes } from './kubernetes.ts'

interface NetworkForm {
  cidr?: unknown
  existing?: unknown
  existingSubnets?: unknown
}

/** A network is either made (`cidr`) or found (`existing`), and only a found one has subnets of others. */
function newOrExisting(network: NetworkForm, context: z.RefinementCtx): void {
  const complain = (path: string[], message: string, hint: string) =>
    context.addIssue({ code: 'custom', path, message, params: { hint }, input: network })
  if (network.cidr === undefined && network.existing === undefined)
    complain([], 'the network has neither cidr nor existing', 'write cidr for a new network, or existing with its id')
  if (network.cidr !== undefined && network.existing !== undefined)
    complain(['existing'], 'the network has both cidr and existing', 'remove one: cidr makes a new network')
  if (network.existing === undefined && network.existingSubnets !== undefined)
    complain(['existingSubnets'], 'a new network has no existing subnets', 'write them under subnets, with a CIDR each')
}

const Subnets = z.record(NameField, PrefixField).meta({ description: 'subnets to create, by name' })

export const AzureNetwork = z
  .strictObject({
    /** Address space of a new VNet. */
    cidr: PrefixField.exactOptional(),
    /** ARM id of a VNet somebody else made; it is used, never taken over. */
    existing: ArmIdField('Microsoft.Network/virtualNetworks').exactOptional(),
    subnets: Subnets.exactOptional(),
    /** Subnets of the existing VNet that flows name: our name for it → its name there. */
    existingSubnets: z.record(NameField, z.string().min(1)).exactOptional(),
    /** Network of `GatewaySubnet`; /27 or larger. Chosen at the end of the address space when absent. */
    gatewaySubnet: PrefixField.exactOptional(),
  })
  .superRefine(newOrExisting)

export const OciNetwork = z
  .strictObject({
    /** Address range of a new VCN. */
    cidr: PrefixField.exactOptional(),
    /** OCID of a VCN somebody else made; it is used, never taken over. */
    existing: OcidField('vcn').exactOptional(),
    subnets: Subnets.exactOptional(),
    /** Subnets of the existing VCN that flows name: our name for it → its OCID. */
    existingSubnets: z.record(NameField, OcidField('subnet')).exactOptional(),
  })
  .superRefine(newOrExisting)

/**
 * Gateway sizes; the ones with `AZ` and `ErGwScale` spread over availability zones.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways
 */
export const gatewaySkus = ['Standard', 'HighPerformance', 'UltraPerformance', 'ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ'] as const

export const Azure = z.strictObject({
  subscription: SubscriptionField,
  /** ARM name of the region; the pair's own when absent. */
  location: z.string().min(1).exactOptional(),
  /** Group to create for everything we make; `<name>-interconnect` when absent. */
  resourceGroup: z.string().min(1).max(90).exactOptional(),
  network: AzureNetwork,
  gateway: z
    .strictObject({
      /** The smallest zone-redundant size that carries the bandwidth when absent. */
      sku: z.enum(gatewaySkus).exactOptional(),
      /** Sends packets around the gateway; needs UltraPerformance or ErGw3AZ. */
      fastPath: z.boolean().exactOptional(),
    })
    .exactOptional(),
})

export const Oci = z.strictObject({
  compartment: OcidField('compartment', 'tenancy'),
  network: OciNetwork,
})

export const Flow = z.strictObject({
  from: EndpointField,
  to: EndpointField,
  ports: z.array(PortField).min(1).max(1_000),
  /** Why the flow is there; kept with the rules made from it. */
  description: z.string().max(80).exactOptional(),
})

/** What is expected to cross the link in a month, in gigabytes; only for the price. */
export const Traffic = z.strictObject({
  /** What leaves Azure: a Metered circuit pays for it. */
  azureToOciGB: z.number().min(0).max(10_000_000),
  ociToAzureGB: z.number().min(0).max(10_000_000).exactOptional(),
})
export type Traffic = z.infer<typeof Traffic>

/** How a network that is not of this document touches it. */
export const neighbourJoins = ['azure-peering', 'azure-gateway', 'oci-drg', 'oci-gateway'] as const

/** A network beside the two of this document: known to the address plan and to rules, never changed. */
export const Neighbour = z.strictObject({
  name: NameField,
  /** Its ranges. */
  cidrs: z.array(PrefixField).min(1).max(4_000),
  /** A VNet peered with ours, another VCN on the same DRG, or a network on premises behind a gateway of that cloud. */
  joins: z.enum(neighbourJoins),
  /** Whether it is meant to reach the other cloud over this link; false when absent. */
  usesLink: z.boolean().exactOptional(),
  /** With `azure-peering`: whether its peering says *Use remote gateways*; false when absent. */
  usesRemoteGateways: z.boolean().exactOptional(),
})

/** A finding that is known and meant. Errors cannot be suppressed: a cloud would refuse, or the link not work. */
export const Suppression = z.strictObject({
  /** Id of the rule. */
  rule: z.string().regex(/^[a-z]+\/[a-z0-9-]+$/),
  /** Only at this place and below, such as `spec.flows[0]`; everywhere when absent. */
  at: z.string().min(1).exactOptional(),
  /** Why, for those who read the document later. */
  reason: z.string().min(8).max(400),
})

export const Spec = z.strictObject({
  /** One of the twelve pairs of regions that the vendors join. */
  regions: z.enum(regionPairNames),
  /** Exact ExpressRoute location; the pair's first when absent. */
  peeringLocation: z.string().min(1).exactOptional(),
  bandwidth: z
    .enum(bandwidthNames as [string, ...string[]])
    .transform((name) => name as (typeof bandwidthNames)[number]),
  circuit: z
    .strictObject({
      /** `Local` where it reaches the Azure region, else `Standard`, when absent. */
      tier: z.enum(['Local', 'Standard', 'Premium']).exactOptional(),
      /** `Unlimited` with `Local`, else `Metered`, when absent. */
      billing: z.enum(['Metered', 'Unlimited']).exactOptional(),
    })
    .exactOptional(),
  /** The two /30 networks of the BGP sessions; chosen outside every other range when absent. */
  bgp: z.strictObject({ primary: BgpPrefixField, secondary: BgpPrefixField }).exactOptional(),
  azure: Azure,
  oci: Oci,
  /** What may talk to what. Without flows only what proving needs is open. */
  flows: z.array(Flow).max(2_000).exactOptional(),
  kubernetes: Kubernetes.exactOptional(),
  /** What is expected to cross the link in a month; only for the price. */
  traffic: Traffic.exactOptional(),
  /** Networks that touch ours: peered, on the same DRG, or on premises. */
  neighbours: z.array(Neighbour).max(256).exactOptional(),
  /** Findings that are known and meant, each with its reason. */
  suppress: z.array(Suppression).max(256).exactOptional(),
})

/** The whole document as people write it. */
export const InterconnectDocument = z.strictObject({
  apiVersion: z.literal('oci-azure.dev/v1alpha1'),
  kind: z.literal('Interconnect'),
  metadata: z.strictObject({
    /** Unique among the interconnects of both accounts: it marks every object we make. */
    name: NameField,
  }),
  spec: Spec,
})

export type InterconnectDocument = z.infer<typeof InterconnectDocument>
export type Spec = z.infer<typeof Spec>
export type Flow = z.infer<typeof Flow>
export type Neighbour = z.infer<typeof Neighbour>
export type Suppression = z.infer<typeof Suppression>
