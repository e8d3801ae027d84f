import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, tagFields } from './fields.ts'
import { limits } from './limits.ts'
import { DnsLabel, VcnLifecycleState, vcnLifecycleStates } from './vcn.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Subnet/ */
export const subnets = collection({
  collection: '/subnets',
  ocidType: 'subnet',
  title: 'Subnet',
  filters: ['vcnId', 'displayName', 'lifecycleState'],
  actions: ['changeCompartment'],
})

/** A subnet has the states of a VCN; changes of its range pass `UPDATING`. */
export const subnetLifecycleStates = vcnLifecycleStates
export type SubnetLifecycleState = VcnLifecycleState

const SecurityListIds = z.array(OcidField).max(limits.securityListsPerSubnet)

export const CreateSubnetDetails = z.strictObject({
  compartmentId: OcidField,
  vcnId: OcidField,
  cidrBlock: z.string().optional(),
  ipv4CidrBlocks: z.array(z.string()).max(limits.cidrsPerSubnet).optional(),
  displayName: DisplayName.optional(),
  dnsLabel: DnsLabel.optional(),
  /** Absent makes the subnet regional, which Oracle recommends. */
  availabilityDomain: z.string().optional(),
  /** Default: the VCN's default table. */
  routeTableId: OcidField.optional(),
  /** Default: the VCN's default list. */
  securityListIds: SecurityListIds.optional(),
  dhcpOptionsId: OcidField.optional(),
  /** True makes the subnet private. */
  prohibitPublicIpOnVnic: z.boolean().optional(),
  prohibitInternetIngress: z.boolean().optional(),
  ipv6CidrBlock: z.string().optional(),
  ipv6CidrBlocks: z.array(z.string()).optional(),
  ...tagFields,
})
export type CreateSubnetDetails = z.infer<typeof CreateSubnetDetails>

export const UpdateSubnetDetails = z.strictObject({
  displayName: DisplayName.optional(),
  cidrBlock: z.string().optional(),
  routeTableId: OcidField.optional(),
  securityListIds: SecurityListIds.optional(),
  dhcpOptionsId: OcidField.optional(),
  ipv6CidrBlock: z.string().optional(),
  ipv6CidrBlocks: z.array(z.string()).optional(),
  ...tagFields,
})
export type UpdateSubnetDetails = z.infer<typeof UpdateSubnetDetails>

export const Subnet = z.object({
  ...commonAnswer,
  vcnId: z.string(),
  cidrBlock: z.string(),
  ipv4CidrBlocks: answered(z.array(z.string())),
  ipv6CidrBlock: answered(z.string()),
  ipv6CidrBlocks: answered(z.array(z.string())),
  availabilityDomain: answered(z.string()),
  dnsLabel: answered(z.string()),
  subnetDomainName: answered(z.string()),
  routeTableId: z.string(),
  securityListIds: answered(z.array(z.string())),
  dhcpOptionsId: answered(z.string()),
  prohibitPublicIpOnVnic: answered(z.boolean()),
  prohibitInternetIngress: answered(z.boolean()),
  /** The first usable address. */
  virtualRouterIp: answered(z.string()),
  virtualRouterMac: answered(z.string()),
  lifecycleState: VcnLifecycleState,
})
export type Subnet = z.infer<typeof Subnet>
