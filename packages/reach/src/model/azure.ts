import type { CircuitTier, Leg, NextHopType } from '@interconnect/routing'
import type { Prefix } from '@interconnect/model'
import type { Modelled, ObjectRef } from './object.ts'

/** One rule of a network security group, in the words of the wire; default rules are added by the analyser. */
export interface AzureRule {
  readonly name: string
  /** 100 to 4096; the lowest is looked at first. */
  readonly priority: number
  readonly direction: 'Inbound' | 'Outbound'
  readonly access: 'Allow' | 'Deny'
  readonly protocol: 'Tcp' | 'Udp' | 'Icmp' | 'Esp' | 'Ah' | '*'
  /** Prefixes, addresses, ranges, `*`, or service tags. */
  readonly sources: readonly string[]
  readonly destinations: readonly string[]
  /** Keys of application security groups, instead of addresses. */
  readonly sourceGroups?: readonly string[]
  readonly destinationGroups?: readonly string[]
  /** Such as `443`, `30000-32767`; absent or `*` for all. */
  readonly sourcePorts?: readonly string[]
  readonly destinationPorts?: readonly string[]
}

export interface AzureSecurityGroup extends Modelled {
  readonly rules: readonly AzureRule[]
}

export interface VirtualNetwork extends Modelled {
  readonly cidrs: readonly Prefix[]
}

/** One direction of a peering: what `networkKey` says about `remoteKey`. Both directions must stand for packets to pass. */
export interface VirtualNetworkPeering extends Modelled {
  readonly networkKey: string
  readonly remoteKey: string
  readonly isConnected: boolean
  readonly allowsAccess: boolean
  readonly allowsForwardedTraffic: boolean
  readonly allowsGatewayTransit: boolean
  readonly usesRemoteGateways: boolean
}

export interface AzureSubnet extends Modelled {
  /** What questions call it: `azure/<name>`. */
  readonly name: string
  readonly networkKey: string
  readonly prefix: Prefix
  readonly securityGroupKey?: string
  readonly routeTableKey?: string
  /** Packets to the internet leave with an address of a NAT gateway. */
  readonly natGatewayKey?: string
}

export interface AzureRoute {
  readonly name: string
  readonly prefix: Prefix
  readonly nextHopType: NextHopType
  readonly nextHopAddress?: string
}

export interface AzureRouteTable extends Modelled {
  readonly propagatesGatewayRoutes: boolean
  readonly routes: readonly AzureRoute[]
}

export interface AzureGateway extends Modelled {
  readonly networkKey: string
}

/** Gateway ↔ circuit. */
export interface AzureConnection extends Modelled {
  readonly gatewayKey: string
  readonly circuitKey: string
  readonly weight: number
  readonly isConnected: boolean
}

export interface AzureCircuit extends Modelled {
  readonly tier: CircuitTier
  readonly isProvisioned: boolean
  /** Whether the private peering is there and enabled. */
  readonly isPeered: boolean
  /** The private peering, where it is an object of its own; legs on which it has not what OCI has carry no session. */
  readonly peering?: { readonly ref: ObjectRef; readonly agrees: Readonly<Record<Leg, boolean>> }
}

export interface AzureSide {
  readonly networks: readonly VirtualNetwork[]
  readonly peerings: readonly VirtualNetworkPeering[]
  readonly subnets: readonly AzureSubnet[]
  readonly securityGroups: readonly AzureSecurityGroup[]
  readonly routeTables: readonly AzureRouteTable[]
  readonly gateways: readonly AzureGateway[]
  readonly connections: readonly AzureConnection[]
  readonly circuits: readonly AzureCircuit[]
}
