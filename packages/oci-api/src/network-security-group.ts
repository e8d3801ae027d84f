import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'
import { limits } from './limits.ts'
import { IcmpOptions, PortOptions, securityRuleFields } from './security-rule.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/NetworkSecurityGroup/ */
export const networkSecurityGroups = collection({
  collection: '/networkSecurityGroups',
  ocidType: 'networksecuritygroup',
  title: 'NetworkSecurityGroup',
  filters: ['vcnId', 'displayName', 'lifecycleState'],
  actions: ['addSecurityRules', 'updateSecurityRules', 'removeSecurityRules', 'changeCompartment'],
  children: ['securityRules', 'vnics'],
})

export const NetworkSecurityGroupLifecycleState = z.enum(plainLifecycleStates)
export type NetworkSecurityGroupLifecycleState = z.infer<typeof NetworkSecurityGroupLifecycleState>

export const CreateNetworkSecurityGroupDetails = z.strictObject({
  compartmentId: OcidField,
  vcnId: OcidField,
  displayName: DisplayName.optional(),
  ...tagFields,
})
export type CreateNetworkSecurityGroupDetails = z.infer<typeof CreateNetworkSecurityGroupDetails>

export const UpdateNetworkSecurityGroupDetails = z.strictObject({ displayName: DisplayName.optional(), ...tagFields })
export type UpdateNetworkSecurityGroupDetails = z.infer<typeof UpdateNetworkSecurityGroupDetails>

export const NetworkSecurityGroup = z.object({
  ...commonAnswer,
  vcnId: z.string(),
  lifecycleState: NetworkSecurityGroupLifecycleState,
})
export type NetworkSecurityGroup = z.infer<typeof NetworkSecurityGroup>

const peerType = z.enum(['CIDR_BLOCK', 'SERVICE_CIDR_BLOCK', 'NETWORK_SECURITY_GROUP'])

const ruleFields = {
  ...securityRuleFields,
  direction: z.enum(['INGRESS', 'EGRESS']),
  /** Only ingress. A CIDR, a service label, or the OCID of a group of the same VCN. */
  source: z.string().min(1).optional(),
  sourceType: peerType.optional(),
  /** Only egress. */
  destination: z.string().min(1).optional(),
  destinationType: peerType.optional(),
}

export const AddSecurityRuleDetails = z.strictObject(ruleFields)
export type AddSecurityRuleDetails = z.infer<typeof AddSecurityRuleDetails>
export const UpdateSecurityRuleDetails = z.strictObject({ ...ruleFields, id: z.string().min(1) })
export type UpdateSecurityRuleDetails = z.infer<typeof UpdateSecurityRuleDetails>

const perCall = limits.nsgRulesPerCall

/** Bodies of the three rule actions. */
export const AddNetworkSecurityGroupSecurityRulesDetails = z.strictObject({
  securityRules: z.array(AddSecurityRuleDetails).min(1).max(perCall),
})
export type AddNetworkSecurityGroupSecurityRulesDetails = z.infer<typeof AddNetworkSecurityGroupSecurityRulesDetails>
export const UpdateNetworkSecurityGroupSecurityRulesDetails = z.strictObject({
  securityRules: z.array(UpdateSecurityRuleDetails).min(1).max(perCall),
})
export type UpdateNetworkSecurityGroupSecurityRulesDetails = z.infer<
  typeof UpdateNetworkSecurityGroupSecurityRulesDetails
>
export const RemoveNetworkSecurityGroupSecurityRulesDetails = z.strictObject({
  securityRuleIds: z.array(z.string().min(1)).min(1).max(perCall),
})
export type RemoveNetworkSecurityGroupSecurityRulesDetails = z.infer<
  typeof RemoveNetworkSecurityGroupSecurityRulesDetails
>

/** A rule as answered; `id` is a short string such as `04ABEC`, unique in its group only. */
export const SecurityRule = z.object({
  id: z.string(),
  direction: z.enum(['INGRESS', 'EGRESS']),
  protocol: z.string(),
  source: answered(z.string()),
  sourceType: answered(peerType),
  destination: answered(z.string()),
  destinationType: answered(peerType),
  isStateless: answered(z.boolean()),
  /** False when the group it refers to is gone; such a rule has no effect. */
  isValid: answered(z.boolean()),
  tcpOptions: answered(PortOptions),
  udpOptions: answered(PortOptions),
  icmpOptions: answered(IcmpOptions),
  description: answered(z.string()),
  timeCreated: answered(z.string()),
})
export type SecurityRule = z.infer<typeof SecurityRule>

/** Answer of `addSecurityRules` and `updateSecurityRules`. */
export const SecurityRules = z.object({ securityRules: z.array(SecurityRule) })
export type SecurityRules = z.infer<typeof SecurityRules>
