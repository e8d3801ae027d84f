import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'
import { limits } from './limits.ts'

/** Listed by DRG, not by compartment. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/DrgRouteTable/ */
export const drgRouteTables = collection({
  collection: '/drgRouteTables',
  ocidType: 'drgroutetable',
  title: 'DrgRouteTable',
  required: ['drgId'],
  filters: ['importDrgRouteDistributionId', 'displayName', 'lifecycleState'],
  actions: ['addDrgRouteRules', 'updateDrgRouteRules', 'removeDrgRouteRules', 'removeImportDrgRouteDistribution'],
  children: ['drgRouteRules'],
})

export const DrgRouteTableLifecycleState = z.enum(plainLifecycleStates)
export type DrgRouteTableLifecycleState = z.infer<typeof DrgRouteTableLifecycleState>

export const CreateDrgRouteTableDetails = z.strictObject({
  drgId: OcidField,
  displayName: DisplayName.optional(),
  importDrgRouteDistributionId: OcidField.optional(),
  isEcmpEnabled: z.boolean().optional(),
  ...tagFields,
})
export type CreateDrgRouteTableDetails = z.infer<typeof CreateDrgRouteTableDetails>

export const UpdateDrgRouteTableDetails = z.strictObject({
  displayName: DisplayName.optional(),
  importDrgRouteDistributionId: OcidField.optional(),
  isEcmpEnabled: z.boolean().optional(),
  ...tagFields,
})
export type UpdateDrgRouteTableDetails = z.infer<typeof UpdateDrgRouteTableDetails>

export const DrgRouteTable = z.object({
  ...commonAnswer,
  drgId: z.string(),
  importDrgRouteDistributionId: answered(z.string()),
  isEcmpEnabled: answered(z.boolean()),
  lifecycleState: DrgRouteTableLifecycleState,
})
export type DrgRouteTable = z.infer<typeof DrgRouteTable>

export const AddDrgRouteRuleDetails = z.strictObject({
  destinationType: z.literal('CIDR_BLOCK'),
  destination: z.string().min(1),
  /** A VCN or remote peering attachment; never a circuit's or a tunnel's. */
  nextHopDrgAttachmentId: OcidField,
})
export type AddDrgRouteRuleDetails = z.infer<typeof AddDrgRouteRuleDetails>

const rules = <T extends z.ZodType>(rule: T) => z.array(rule).min(1).max(limits.staticRulesPerDrgRouteTable)

/** Bodies of the three rule actions; the first two answer a bare array of `DrgRouteRule`. */
export const AddDrgRouteRulesDetails = z.strictObject({ routeRules: rules(AddDrgRouteRuleDetails) })
export type AddDrgRouteRulesDetails = z.infer<typeof AddDrgRouteRulesDetails>
export const UpdateDrgRouteRulesDetails = z.strictObject({
  routeRules: rules(AddDrgRouteRuleDetails.partial().extend({ id: z.string().min(1) })),
})
export type UpdateDrgRouteRulesDetails = z.infer<typeof UpdateDrgRouteRulesDetails>
export const RemoveDrgRouteRulesDetails = z.strictObject({ routeRuleIds: rules(z.string().min(1)) })
export type RemoveDrgRouteRulesDetails = z.infer<typeof RemoveDrgRouteRulesDetails>

export const DrgRouteType = z.enum(['STATIC', 'DYNAMIC'])
export type DrgRouteType = z.infer<typeof DrgRouteType>

/** Where a route first came from. Routes over remote peerings keep their earliest origin. */
export const DrgRouteProvenance = z.enum(['STATIC', 'VCN', 'VIRTUAL_CIRCUIT', 'IPSEC_TUNNEL'])
export type DrgRouteProvenance = z.infer<typeof DrgRouteProvenance>

/** One row of the computed table. */
export const DrgRouteRule = z.object({
  id: z.string(),
  destination: z.string(),
  destinationType: z.enum(['CIDR_BLOCK', 'SERVICE_CIDR_BLOCK']),
  /** OCID of an attachment, or `BLACKHOLE`. */
  nextHopDrgAttachmentId: z.string(),
  routeType: DrgRouteType,
  /** True for a loser: listed, not used. */
  isConflict: answered(z.boolean()),
  /** True for a static rule whose attachment is gone. */
  isBlackhole: answered(z.boolean()),
  routeProvenance: DrgRouteProvenance,
  attributes: answered(z.record(z.string(), z.unknown())),
})
export type DrgRouteRule = z.infer<typeof DrgRouteRule>
