import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'
import { limits } from './limits.ts'

/**
 * The place of a VNIC on an instance. Its `vnicId` is there once it is `ATTACHED`.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/VnicAttachment/
 */
export const vnicAttachments = collection({
  collection: '/vnicAttachments',
  ocidType: 'vnicattachment',
  title: 'VnicAttachment',
  filters: ['availabilityDomain', 'instanceId', 'vnicId'],
  sorted: false,
})

export const VnicAttachmentLifecycleState = z.enum(['ATTACHING', 'ATTACHED', 'DETACHING', 'DETACHED'])

export const VnicAttachment = z.object({
  id: z.string(),
  compartmentId: z.string(),
  displayName: answered(z.string()),
  availabilityDomain: z.string(),
  instanceId: z.string(),
  subnetId: answered(z.string()),
  vnicId: answered(z.string()),
  nicIndex: answered(z.number()),
  timeCreated: answered(z.string()),
  lifecycleState: VnicAttachmentLifecycleState,
})
export type VnicAttachment = z.infer<typeof VnicAttachment>

/** Has no list of its own. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vnic/ */
export const vnics = collection({
  collection: '/vnics',
  ocidType: 'vnic',
  title: 'VNIC',
  required: [],
  sorted: false,
})

/** As in RFC 1123; together with the labels of subnet and VCN it makes the host's name. */
const HostnameLabel = z
  .string()
  .regex(/^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$/)
  .max(63)

const NsgIds = z.array(OcidField).max(limits.nsgsPerVnic)

/** The first network interface of an instance, as given with its launch. */
export const CreateVnicDetails = z.strictObject({
  subnetId: OcidField.optional(),
  /** Default: true unless the subnet forbids public addresses. */
  assignPublicIp: z.boolean().optional(),
  assignPrivateDnsRecord: z.boolean().optional(),
  displayName: DisplayName.optional(),
  hostnameLabel: HostnameLabel.optional(),
  nsgIds: NsgIds.optional(),
  /** Default: any free address of the subnet. */
  privateIp: z.string().min(1).optional(),
  /** True for a host that forwards packets. */
  skipSourceDestCheck: z.boolean().optional(),
  ...tagFields,
})
export type CreateVnicDetails = z.infer<typeof CreateVnicDetails>

export const UpdateVnicDetails = z.strictObject({
  displayName: DisplayName.optional(),
  hostnameLabel: HostnameLabel.optional(),
  nsgIds: NsgIds.optional(),
  skipSourceDestCheck: z.boolean().optional(),
  ...tagFields,
})
export type UpdateVnicDetails = z.infer<typeof UpdateVnicDetails>

export const Vnic = z.object({
  ...commonAnswer,
  availabilityDomain: z.string(),
  subnetId: answered(z.string()),
  privateIp: answered(z.string()),
  publicIp: answered(z.string()),
  hostnameLabel: answered(z.string()),
  isPrimary: answered(z.boolean()),
  macAddress: answered(z.string()),
  nsgIds: answered(z.array(z.string())),
  skipSourceDestCheck: answered(z.boolean()),
  lifecycleState: z.enum(plainLifecycleStates),
})
export type Vnic = z.infer<typeof Vnic>

/**
 * Listed by VNIC or by subnet.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/PrivateIp/
 */
export const privateIps = collection({
  collection: '/privateIps',
  ocidType: 'privateip',
  title: 'PrivateIp',
  required: [],
  filters: ['vnicId', 'subnetId', 'ipAddress'],
  sorted: false,
})

/** A further address of a VNIC. */
export const CreatePrivateIpDetails = z.strictObject({
  vnicId: OcidField,
  ipAddress: z.string().min(1).optional(),
  displayName: DisplayName.optional(),
  hostnameLabel: HostnameLabel.optional(),
  ...tagFields,
})
export type CreatePrivateIpDetails = z.infer<typeof CreatePrivateIpDetails>

export const UpdatePrivateIpDetails = z.strictObject({
  displayName: DisplayName.optional(),
  hostnameLabel: HostnameLabel.optional(),
  ...tagFields,
})
export type UpdatePrivateIpDetails = z.infer<typeof UpdatePrivateIpDetails>

/** Has no states. */
export const PrivateIp = z.object({
  ...commonAnswer,
  availabilityDomain: answered(z.string()),
  hostnameLabel: answered(z.string()),
  ipAddress: z.string(),
  isPrimary: answered(z.boolean()),
  subnetId: answered(z.string()),
  vnicId: answered(z.string()),
})
export type PrivateIp = z.infer<typeof PrivateIp>

/** Item of the list `vnics` below a network security group. */
export const NetworkSecurityGroupVnic = z.object({
  vnicId: z.string(),
  /** The instance. */
  resourceId: answered(z.string()),
  timeAssociated: answered(z.string()),
})
export type NetworkSecurityGroupVnic = z.infer<typeof NetworkSecurityGroupVnic>
