import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'
import { IcmpOptions, PortOptions, protocols, securityRuleFields } from './security-rule.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/SecurityList/ */
export const securityLists = collection({
  collection: '/securityLists',
  ocidType: 'securitylist',
  title: 'SecurityList',
  filters: ['vcnId', 'displayName', 'lifecycleState'],
  actions: ['changeCompartment'],
})

export const SecurityListLifecycleState = z.enum(plainLifecycleStates)
export type SecurityListLifecycleState = z.infer<typeof SecurityListLifecycleState>

const peerTypes = z.enum(['CIDR_BLOCK', 'SERVICE_CIDR_BLOCK'])

export const IngressSecurityRule = z.strictObject({
  ...securityRuleFields,
  source: z.string().min(1),
  sourceType: peerTypes.optional(),
})
export type IngressSecurityRule = z.infer<typeof IngressSecurityRule>

export const EgressSecurityRule = z.strictObject({
  ...securityRuleFields,
  destination: z.string().min(1),
  destinationType: peerTypes.optional(),
})
export type EgressSecurityRule = z.infer<typeof EgressSecurityRule>

export const CreateSecurityListDetails = z.strictObject({
  compartmentId: OcidField,
  vcnId: OcidField,
  displayName: DisplayName.optional(),
  ingressSecurityRules: z.array(IngressSecurityRule),
  egressSecurityRules: z.array(EgressSecurityRule),
  ...tagFields,
})
export type CreateSecurityListDetails = z.infer<typeof CreateSecurityListDetails>

/** Each array replaces the whole list. */
export const UpdateSecurityListDetails = z.strictObject({
  displayName: DisplayName.optional(),
  ingressSecurityRules: z.array(IngressSecurityRule).optional(),
  egressSecurityRules: z.array(EgressSecurityRule).optional(),
  ...tagFields,
})
export type UpdateSecurityListDetails = z.infer<typeof UpdateSecurityListDetails>

const answeredFields = {
  protocol: z.string(),
  isStateless: answered(z.boolean()),
  tcpOptions: answered(PortOptions),
  udpOptions: answered(PortOptions),
  icmpOptions: answered(IcmpOptions),
  description: answered(z.string()),
}

export const SecurityList = z.object({
  ...commonAnswer,
  vcnId: z.string(),
  ingressSecurityRules: z.array(z.object({ ...answeredFields, source: z.string(), sourceType: answered(z.string()) })),
  egressSecurityRules: z.array(
    z.object({ ...answeredFields, destination: z.string(), destinationType: answered(z.string()) }),
  ),
  lifecycleState: SecurityListLifecycleState,
})
export type SecurityList = z.infer<typeof SecurityList>

/**
 * Rules of the list that comes with every VCN, all stateful: SSH and ICMP 3/4 from anywhere, ICMP 3 from inside,
 * everything out. No ping.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/securitylists.htm
 */
export const defaultSecurityRules = (
  vcnCidrs: readonly string[],
): { readonly ingress: IngressSecurityRule[]; readonly egress: EgressSecurityRule[] } => ({
  ingress: [
    {
      protocol: protocols.tcp,
      source: '0.0.0.0/0',
      sourceType: 'CIDR_BLOCK',
      isStateless: false,
      tcpOptions: { destinationPortRange: { min: 22, max: 22 } },
    },
    {
      protocol: protocols.icmp,
      source: '0.0.0.0/0',
      sourceType: 'CIDR_BLOCK',
      isStateless: false,
      icmpOptions: { type: 3, code: 4 },
    },
    ...vcnCidrs.map((source): IngressSecurityRule => ({
      protocol: protocols.icmp,
      source,
      sourceType: 'CIDR_BLOCK',
      isStateless: false,
      icmpOptions: { type: 3 },
    })),
  ],
  egress: [{ protocol: protocols.all, destination: '0.0.0.0/0', destinationType: 'CIDR_BLOCK', isStateless: false }],
})
