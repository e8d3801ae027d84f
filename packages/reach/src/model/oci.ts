import type { AttachmentType, DistributionMatch, DrgStaticRule, Leg, OfferedRoute } from '@interconnect/routing'
import type { Prefix } from '@interconnect/model'
import type { IcmpMatch, NumberRange } from '../packets/match.ts'
import type { Modelled } from './object.ts'

/** One rule of a security list or a network security group. There are no rules that deny. */
export interface OciRule {
  readonly name: string
  readonly direction: 'INGRESS' | 'EGRESS'
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'icmpv6' | 'all' | number
  /** A CIDR, the key of a group in the same VCN, or a service label. */
  readonly peer: string
  readonly peerType: 'cidr' | 'nsg' | 'service'
  readonly ports?: NumberRange
  readonly sourcePorts?: NumberRange
  readonly icmp?: IcmpMatch
  readonly stateless?: boolean
}

/** A security list (of subnets) or a network security group (of interfaces). */
export interface OciRuleSet extends Modelled {
  readonly rules: readonly OciRule[]
}

export interface Vcn extends Modelled {
  readonly cidrs: readonly Prefix[]
}

export interface OciSubnet extends Modelled {
  /** What questions call it: `oci/<name>`. */
  readonly name: string
  readonly vcnKey: string
  readonly prefix: Prefix
  readonly routeTableKey: string
  readonly securityListKeys: readonly string[]
  /** Groups that interfaces are meant to join: those that are not there yet are taken to have. */
  readonly joinableKeys?: readonly string[]
  /** Its interfaces have no public addresses. */
  readonly isPrivate: boolean
}

export interface VcnRoute {
  /** A CIDR or a service label. */
  readonly destination: string
  /** Key of a DRG, a gateway, or a host that forwards. */
  readonly targetKey: string
}

export interface VcnRouteTable extends Modelled {
  readonly vcnKey: string
  readonly rules: readonly VcnRoute[]
}

export interface VcnGateway extends Modelled {
  readonly type: 'internet' | 'nat' | 'service' | 'local-peering'
  readonly vcnKey: string
  /** Enabled, not blocking traffic, or peered. */
  readonly isOpen: boolean
  /** Of a local peering: the VCN behind the other gateway. */
  readonly peerVcnKey?: string
  /** Of a service gateway: labels with the ranges they stand for. */
  readonly services?: Readonly<Record<string, readonly Prefix[]>>
}

export interface Drg extends Modelled {}

export interface DrgAttachmentObject extends Modelled {
  readonly drgKey: string
  readonly type: AttachmentType
  /** Key of the VCN, the virtual circuit, the tunnel or the remote peering. */
  readonly networkKey: string
  readonly isAttached: boolean
  /** Table for packets that enter the DRG here. */
  readonly tableKey: string
  /** Of a VCN: its table for packets that come in from the DRG. */
  readonly vcnRouteTableKey?: string
  readonly vcnRouteType?: 'SUBNET_CIDRS' | 'VCN_CIDRS'
  /** Whether the export distribution sends the table's routes to the other side. */
  readonly exports?: boolean
  /** Of tunnels and remote peerings: what comes in, taken as given. */
  readonly offers?: readonly OfferedRoute[]
}

export interface DrgRouteTableObject extends Modelled {
  readonly drgKey: string
  /** Absent imports nothing. */
  readonly importKey?: string
  readonly isEcmpEnabled: boolean
  readonly staticRules: readonly DrgStaticRule[]
}

export interface DrgImport extends Modelled {
  readonly drgKey: string
  readonly statements: readonly DistributionMatch[]
}

export interface VirtualCircuitObject extends Modelled {
  /** Key of the ExpressRoute circuit whose service key it redeemed. */
  readonly circuitKey: string
  readonly isProvisioned: boolean
  /** Key of its DRG; when absent, the one that has its attachment. */
  readonly drgKey?: string
  /** Whether somebody switched its sessions off. */
  readonly isShut?: boolean
  readonly legs: Readonly<Record<Leg, boolean>>
  readonly mtuBytes: number
  /** How often Oracle repeats its ASN towards Azure. */
  readonly prepends: number
}

export interface OciSide {
  readonly vcns: readonly Vcn[]
  readonly subnets: readonly OciSubnet[]
  readonly securityLists: readonly OciRuleSet[]
  readonly securityGroups: readonly OciRuleSet[]
  readonly routeTables: readonly VcnRouteTable[]
  readonly gateways: readonly VcnGateway[]
  readonly drgs: readonly Drg[]
  readonly attachments: readonly DrgAttachmentObject[]
  readonly drgRouteTables: readonly DrgRouteTableObject[]
  readonly imports: readonly DrgImport[]
  readonly virtualCircuits: readonly VirtualCircuitObject[]
}
