import type {
  Compartment,
  DhcpOptions,
  Drg,
  DrgAttachment,
  DrgRouteDistribution,
  DrgRouteDistributionStatement,
  DrgRouteRule,
  DrgRouteTable,
  Instance,
  InternetGateway,
  NatGateway,
  NetworkSecurityGroup,
  PrivateIp,
  RouteTable,
  SecurityList,
  SecurityRule,
  ServiceGateway,
  Subnet,
  Vcn,
  VirtualCircuit,
  Vnic,
  VnicAttachment,
} from '@interconnect/oci-api'

/** What each kind answers on the wire. The store holds kind `x` in the collection `oci/x`, keyed by OCID. */
export interface Wires {
  compartment: Compartment
  vcn: Vcn
  subnet: Subnet
  'route-table': RouteTable
  'security-list': SecurityList
  'dhcp-options': DhcpOptions
  'network-security-group': NetworkSecurityGroup
  'internet-gateway': InternetGateway
  'nat-gateway': NatGateway
  'service-gateway': ServiceGateway
  drg: Drg
  'drg-attachment': DrgAttachment
  'drg-route-table': DrgRouteTable
  'drg-route-distribution': DrgRouteDistribution
  'virtual-circuit': VirtualCircuit
  instance: Instance
  'vnic-attachment': VnicAttachment
  vnic: Vnic
  /** Answered without its state, which tells only whether it is still there. */
  'private-ip': PrivateIp & { readonly lifecycleState: string }
}

export type KindName = keyof Wires

/** Items some kinds keep below them and serve as lists of their own. Only static rules are kept of a DRG route table. */
export interface Items {
  'network-security-group': SecurityRule
  'drg-route-table': DrgRouteRule
  'drg-route-distribution': DrgRouteDistributionStatement
}

export type ItemOf<K extends KindName> = K extends keyof Items ? Items[K] : never

/** An object as the store holds it. */
export interface Stored<K extends KindName> {
  readonly kind: K
  /** Region id such as `us-ashburn-1`; empty for the global objects of identity. */
  readonly region: string
  /** New with every change. */
  readonly etag: string
  readonly wire: Wires[K]
  readonly items: readonly ItemOf<K>[]
  /** When it reached its final state; it stays readable for a while after. */
  readonly goneAtMs?: number
}
