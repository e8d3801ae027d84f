import type { Bandwidth } from '../bandwidth.ts'
import type { PortSpec } from '../port-spec.ts'
import type { Prefix } from '../prefix.ts'
import type { RegionPair } from '../region-pairs.ts'
import type { gatewaySkus, Neighbour } from './interconnect.ts'
import type { CniName } from './kubernetes.ts'

export type Cloud = 'azure' | 'oci'
export const clouds: readonly Cloud[] = ['azure', 'oci']
export const otherCloud = (cloud: Cloud): Cloud => (cloud === 'azure' ? 'oci' : 'azure')

export type GatewaySku = (typeof gatewaySkus)[number]
export type CircuitTier = 'Local' | 'Standard' | 'Premium'
export type CircuitBilling = 'Metered' | 'Unlimited'

/** One BGP session: a /30 whose first host is Oracle's and whose second is Azure's. */
export interface Leg {
  readonly prefix: Prefix
  /** With mask, such as `192.168.240.1/30`. */
  readonly oracle: string
  /** With mask, such as `192.168.240.2/30`. */
  readonly azure: string
}

/** A subnet that flows can name. */
export interface ResolvedSubnet {
  /** Our name for it. */
  readonly name: string
  readonly prefix: Prefix
  /** Set for a subnet that somebody else made. */
  readonly existing?: ExistingSubnet
}

/** What a cloud tells about a subnet of others. */
export interface ExistingSubnet {
  readonly id: string
  /** Azure: the network security group on it. */
  readonly networkSecurityGroupId?: string
  /** Azure: whether routes from the gateway reach it. */
  readonly propagatesGatewayRoutes?: boolean
  /** OCI: its route table. */
  readonly routeTableId?: string
  /** Routes that its owner wrote into its table. */
  readonly routes?: readonly ExistingRoute[]
  /** What lets packets in, of its security group (Azure) or its security lists (OCI). */
  readonly inbound?: readonly ExistingInbound[]
  /** OCI: where packets may go without being tracked. */
  readonly outboundStateless?: readonly { readonly to: string }[]
  /** OCI: whether hosts in it may have public addresses. */
  readonly publicAddresses?: boolean
}

export interface ExistingRoute {
  readonly prefix: Prefix
  /** `None`, `Internet`, `VirtualNetworkGateway`, `VnetLocal` or the address of an appliance in Azure; an OCID in OCI. */
  readonly nextHop: string
}

export interface ExistingInbound {
  readonly name: string
  /** A CIDR; what stands for everybody is `0.0.0.0/0`. */
  readonly from: string
  /** `any`, or as flows write it. */
  readonly ports: string
  readonly stateless: boolean
}

export interface ResolvedNetwork {
  /** The cloud's id of a network that somebody else made. */
  readonly existing?: string
  readonly cidrs: readonly Prefix[]
  readonly subnets: readonly ResolvedSubnet[]
}

export interface ResolvedAzure {
  readonly subscription: string
  readonly location: string
  readonly resourceGroup: string
  readonly network: ResolvedNetwork
  /** `existing` when the network of others already has a GatewaySubnet. */
  readonly gatewaySubnet: { readonly prefix: Prefix; readonly existing?: string }
  readonly gateway: {
    readonly sku: GatewaySku
    readonly fastPath: boolean
    /** Id of an ExpressRoute gateway of others in that network: there can be only one. */
    readonly existing?: string
  }
}

export interface ResolvedOci {
  readonly compartment: string
  readonly region: string
  readonly network: ResolvedNetwork
  /** Id of the DRG that a VCN of others is attached to already: it can have only one. */
  readonly existingDrg?: string
}

/** One end of a flow, with the addresses it stands for. */
export interface FlowEnd {
  readonly cloud: Cloud
  /** Absent for the whole network. */
  readonly subnet?: string
  readonly prefixes: readonly Prefix[]
}

export interface ResolvedFlow {
  /** Stable and unique: rules are named after it. */
  readonly name: string
  readonly from: FlowEnd
  readonly to: FlowEnd
  readonly ports: readonly PortSpec[]
  readonly description: string
  /** Where it comes from: written by hand, needed by the clusters, or needed to prove the link. */
  readonly origin: 'document' | 'kubernetes' | 'proof'
}

export interface ResolvedKubernetes {
  readonly mode: 'stretched' | 'paired'
  readonly nodes: Readonly<Record<Cloud, string>>
  readonly clusters: readonly ResolvedCluster[]
}

export interface ResolvedCluster {
  readonly name: string
  /** Absent for a cluster that stands in both. */
  readonly cloud?: Cloud
  readonly cni?: CniName
  /** Whether pods have addresses of the network. */
  readonly podNetwork: 'overlay' | 'routable'
  readonly pods?: Prefix
  readonly services?: Prefix
  readonly controlPlane?: Cloud
}

/** A link that others built through two existing networks: used and proved, never changed. Ids of both clouds. */
export interface ExistingLink {
  readonly circuit: string
  readonly connection: string
  readonly virtualCircuit: string
  readonly tier: CircuitTier
  readonly billing: CircuitBilling
  readonly primary: Prefix
  readonly secondary: Prefix
}

/** The document with every default and address filled in: nothing is decided after this. */
export interface ResolvedSpec {
  readonly name: string
  readonly pair: RegionPair
  readonly peeringLocation: string
  readonly bandwidth: Bandwidth
  readonly circuit: { readonly tier: CircuitTier; readonly billing: CircuitBilling }
  readonly legs: { readonly primary: Leg; readonly secondary: Leg }
  readonly azure: ResolvedAzure
  readonly oci: ResolvedOci
  readonly flows: readonly ResolvedFlow[]
  readonly kubernetes?: ResolvedKubernetes
  readonly neighbours?: readonly Neighbour[]
  /** Set where both existing networks are linked already. */
  readonly existingLink?: ExistingLink
}

export interface ExistingGatewaySubnet {
  readonly id: string
  readonly prefix: Prefix
  readonly networkSecurityGroupId?: string
  readonly routeTableId?: string
}

/** A peering of an existing VNet, as that side has it. */
export interface ExistingPeering {
  readonly name: string
  /** Ranges of the other VNet. */
  readonly prefixes: readonly Prefix[]
  readonly usesRemoteGateways: boolean
  readonly allowsGatewayTransit: boolean
}

/**
 * What the clouds say about the existing networks a document names; empty when it names none. Read before `resolve`,
 * which stays a function of values.
 */
export interface NetworkFacts {
  readonly azure?: {
    readonly cidrs: readonly Prefix[]
    /** By name there. */
    readonly subnets: ReadonlyMap<string, ExistingSubnet & { readonly prefix: Prefix }>
    readonly gatewaySubnet?: ExistingGatewaySubnet
    readonly gateway?: { readonly id: string; readonly sku: GatewaySku; readonly asn?: number }
    readonly peerings?: readonly ExistingPeering[]
  }
  readonly oci?: {
    readonly cidrs: readonly Prefix[]
    /** By OCID. */
    readonly subnets: ReadonlyMap<string, ExistingSubnet & { readonly prefix: Prefix }>
    readonly drg?: string
  }
  readonly link?: ExistingLink
}
