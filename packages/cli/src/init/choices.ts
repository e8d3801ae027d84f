import type { Bandwidth, RegionPair } from '@interconnect/model'

/** What a first document is made from. */
export interface Choices {
  readonly name: string
  readonly pair: RegionPair
  readonly bandwidth: Bandwidth
  readonly subscription: string
  readonly compartment: string
  /** ARM id of a VNet of others. */
  readonly vnet?: string | undefined
  /** OCID of a VCN of others. */
  readonly vcn?: string | undefined
  readonly kubernetes: 'none' | 'stretched' | 'paired'
}

/** Names that stand for an account in the simulators, and must be replaced for the real clouds. */
export const exampleAccount = {
  subscription: '00000000-0000-0000-0000-000000000000',
  compartment: 'ocid1.compartment.oc1..example',
}

/** A subnet of others that the document names, by our name for it. */
export interface KnownSubnets {
  readonly azure?: string | undefined
  readonly oci?: string | undefined
}
