import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'

/** @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/DhcpOptions/ */
export const dhcpOptions = collection({
  collection: '/dhcps',
  ocidType: 'dhcpoptions',
  title: 'DhcpOptions',
  filters: ['vcnId', 'displayName', 'lifecycleState'],
  actions: ['changeCompartment'],
})

export const DhcpOption = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('DomainNameServer'),
    serverType: z.enum(['VcnLocal', 'VcnLocalPlusInternet', 'CustomDnsServer']),
    customDnsServers: z.array(z.string()).max(3).optional(),
  }),
  z.strictObject({ type: z.literal('SearchDomain'), searchDomainNames: z.array(z.string()).max(1) }),
])
export type DhcpOption = z.infer<typeof DhcpOption>

const domainNameType = z.enum(['SUBNET_DOMAIN', 'VCN_DOMAIN', 'CUSTOM_DOMAIN']).optional()

export const CreateDhcpDetails = z.strictObject({
  compartmentId: OcidField,
  vcnId: OcidField,
  displayName: DisplayName.optional(),
  options: z.array(DhcpOption),
  domainNameType,
  ...tagFields,
})
export type CreateDhcpDetails = z.infer<typeof CreateDhcpDetails>

export const UpdateDhcpDetails = z.strictObject({
  displayName: DisplayName.optional(),
  options: z.array(DhcpOption).optional(),
  domainNameType,
  ...tagFields,
})
export type UpdateDhcpDetails = z.infer<typeof UpdateDhcpDetails>

export const DhcpOptions = z.object({
  ...commonAnswer,
  vcnId: z.string(),
  options: z.array(z.looseObject({ type: z.string() })),
  domainNameType: answered(z.string()),
  lifecycleState: z.enum(plainLifecycleStates),
})
export type DhcpOptions = z.infer<typeof DhcpOptions>
