import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, tagFields } from './fields.ts'
import { limits } from './limits.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/ */
export const vcns = collection({
  collection: '/vcns',
  ocidType: 'vcn',
  title: 'VCN',
  filters: ['displayName', 'lifecycleState'],
  actions: ['addCidr', 'modifyCidr', 'removeCidr', 'changeCompartment'],
})

export const vcnLifecycleStates = ['PROVISIONING', 'AVAILABLE', 'TERMINATING', 'TERMINATED', 'UPDATING'] as const
export const VcnLifecycleState = z.enum(vcnLifecycleStates)
export type VcnLifecycleState = z.infer<typeof VcnLifecycleState>

/** Starts with a letter, letters and digits only. Without it, names of hosts never resolve. */
export const DnsLabel = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*$/)
  .max(15)

const ZprFields = {
  securityAttributes: z.record(z.string(), z.unknown()).optional(),
  isZprOnly: z.boolean().optional(),
}

/** Give `cidrBlocks`, or the deprecated `cidrBlock`, not both. */
export const CreateVcnDetails = z.strictObject({
  compartmentId: OcidField,
  cidrBlock: z.string().optional(),
  cidrBlocks: z.array(z.string()).min(1).max(limits.cidrsPerVcn).optional(),
  displayName: DisplayName.optional(),
  dnsLabel: DnsLabel.optional(),
  isIpv6Enabled: z.boolean().optional(),
  isOracleGuaAllocationEnabled: z.boolean().optional(),
  ipv6PrivateCidrBlocks: z.array(z.string()).optional(),
  byoipv6CidrDetails: z.array(z.unknown()).optional(),
  ...ZprFields,
  ...tagFields,
})
export type CreateVcnDetails = z.infer<typeof CreateVcnDetails>

/** CIDRs change only through the actions. */
export const UpdateVcnDetails = z.strictObject({ displayName: DisplayName.optional(), ...ZprFields, ...tagFields })
export type UpdateVcnDetails = z.infer<typeof UpdateVcnDetails>

export const AddVcnCidrDetails = z.strictObject({ cidrBlock: z.string() })
export type AddVcnCidrDetails = z.infer<typeof AddVcnCidrDetails>
export const RemoveVcnCidrDetails = AddVcnCidrDetails
export type RemoveVcnCidrDetails = AddVcnCidrDetails
export const ModifyVcnCidrDetails = z.strictObject({ originalCidrBlock: z.string(), newCidrBlock: z.string() })
export type ModifyVcnCidrDetails = z.infer<typeof ModifyVcnCidrDetails>

export const Vcn = z.object({
  ...commonAnswer,
  /** Always the first of `cidrBlocks`. */
  cidrBlock: z.string(),
  cidrBlocks: z.array(z.string()),
  ipv6CidrBlocks: answered(z.array(z.string())),
  ipv6PrivateCidrBlocks: answered(z.array(z.string())),
  byoipv6CidrBlocks: answered(z.array(z.string())),
  dnsLabel: answered(z.string()),
  vcnDomainName: answered(z.string()),
  defaultRouteTableId: answered(z.string()),
  defaultSecurityListId: answered(z.string()),
  defaultDhcpOptionsId: answered(z.string()),
  lifecycleState: VcnLifecycleState,
})
export type Vcn = z.infer<typeof Vcn>
