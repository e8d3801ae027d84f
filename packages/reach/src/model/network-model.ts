import type { AzureSide } from './azure.ts'
import type { ModelledCluster } from './kubernetes.ts'
import type { Modelled } from './object.ts'
import type { OciSide } from './oci.ts'

/** A network interface (NIC or VNIC) with its addresses. */
export interface Host extends Modelled {
  /** What questions call it, beside its addresses. */
  readonly names: readonly string[]
  readonly addresses: readonly string[]
  readonly subnetKey: string
  /** Azure: the security group on the interface itself. */
  readonly securityGroupKey?: string
  /** Azure: application security groups. OCI: network security groups. */
  readonly groupKeys?: readonly string[]
  /** Whether the internet can address it. */
  readonly hasPublicAddress?: boolean
  readonly mtuBytes?: number
}

/** Everything that decides which packets pass, as it is configured on both clouds. Plain values; edits make new ones. */
export interface NetworkModel {
  readonly azure: AzureSide
  readonly oci: OciSide
  readonly hosts: readonly Host[]
  /** Clusters whose workloads are asked about. */
  readonly clusters?: readonly ModelledCluster[]
}

export const emptyAzure: AzureSide = {
  networks: [],
  peerings: [],
  subnets: [],
  securityGroups: [],
  routeTables: [],
  gateways: [],
  connections: [],
  circuits: [],
}

export const emptyOci: OciSide = {
  vcns: [],
  subnets: [],
  securityLists: [],
  securityGroups: [],
  routeTables: [],
  gateways: [],
  drgs: [],
  attachments: [],
  drgRouteTables: [],
  imports: [],
  virtualCircuits: [],
}

export const emptyModel: NetworkModel = { azure: emptyAzure, oci: emptyOci, hosts: [] }
