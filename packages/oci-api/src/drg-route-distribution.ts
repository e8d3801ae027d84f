import { z } from 'zod'
import { collection } from './collection.ts'
import { DrgAttachmentType } from './drg-attachment.ts'
import { DisplayName, OcidField, answered, commonAnswer, plainLifecycleStates, tagFields } from './fields.ts'
import { limits } from './limits.ts'

/** Listed by DRG. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/DrgRouteDistribution/ */
export const drgRouteDistributions = collection({
  collection: '/drgRouteDistributions',
  ocidType: 'drgroutedistribution',
  title: 'DrgRouteDistribution',
  required: ['drgId'],
  filters: ['displayName', 'lifecycleState'],
  actions: [
    'addDrgRouteDistributionStatements',
    'updateDrgRouteDistributionStatements',
    'removeDrgRouteDistributionStatements',
  ],
  children: ['drgRouteDistributionStatements'],
})

export const DrgRouteDistributionLifecycleState = z.enum(plainLifecycleStates)
export type DrgRouteDistributionLifecycleState = z.infer<typeof DrgRouteDistributionLifecycleState>

/** Only import distributions can be made; the export one comes with the DRG. */
export const CreateDrgRouteDistributionDetails = z.strictObject({
  drgId: OcidField,
  distributionType: z.literal('IMPORT'),
  displayName: DisplayName.optional(),
  ...tagFields,
})
export type CreateDrgRouteDistributionDetails = z.infer<typeof CreateDrgRouteDistributionDetails>

export const UpdateDrgRouteDistributionDetails = z.strictObject({ displayName: DisplayName.optional(), ...tagFields })
export type UpdateDrgRouteDistributionDetails = z.infer<typeof UpdateDrgRouteDistributionDetails>

export const DrgRouteDistribution = z.object({
  ...commonAnswer,
  drgId: z.string(),
  distributionType: z.enum(['IMPORT', 'EXPORT']),
  lifecycleState: DrgRouteDistributionLifecycleState,
})
export type DrgRouteDistribution = z.infer<typeof DrgRouteDistribution>

export const MatchCriterion = z.discriminatedUnion('matchType', [
  z.strictObject({ matchType: z.literal('DRG_ATTACHMENT_TYPE'), attachmentType: DrgAttachmentType }),
  z.strictObject({ matchType: z.literal('DRG_ATTACHMENT_ID'), drgAttachmentId: OcidField }),
  z.strictObject({ matchType: z.literal('MATCH_ALL') }),
])
export type MatchCriterion = z.infer<typeof MatchCriterion>

/** An empty list matches everything too. */
const MatchCriteria = z.array(MatchCriterion).max(limits.criteriaPerStatement)
/** Lower first, unique in the distribution. */
const Priority = z.int().min(0).max(65_535)

export const AddDrgRouteDistributionStatementDetails = z.strictObject({
  action: z.literal('ACCEPT'),
  priority: Priority,
  matchCriteria: MatchCriteria,
})
export type AddDrgRouteDistributionStatementDetails = z.infer<typeof AddDrgRouteDistributionStatementDetails>

/** Bodies of the three statement actions; the first two answer a bare array of statements. */
export const AddDrgRouteDistributionStatementsDetails = z.strictObject({
  statements: z.array(AddDrgRouteDistributionStatementDetails).min(1),
})
export type AddDrgRouteDistributionStatementsDetails = z.infer<typeof AddDrgRouteDistributionStatementsDetails>
export const UpdateDrgRouteDistributionStatementsDetails = z.strictObject({
  statements: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        matchCriteria: MatchCriteria.optional(),
        priority: Priority.optional(),
      }),
    )
    .min(1),
})
export type UpdateDrgRouteDistributionStatementsDetails = z.infer<typeof UpdateDrgRouteDistributionStatementsDetails>
export const RemoveDrgRouteDistributionStatementsDetails = z.strictObject({
  statementIds: z.array(z.string().min(1)).optional(),
})
export type RemoveDrgRouteDistributionStatementsDetails = z.infer<typeof RemoveDrgRouteDistributionStatementsDetails>

export const DrgRouteDistributionStatement = z.object({
  id: z.string(),
  action: z.literal('ACCEPT'),
  priority: z.number(),
  matchCriteria: z.array(
    z.object({
      matchType: z.string(),
      attachmentType: answered(DrgAttachmentType),
      drgAttachmentId: answered(z.string()),
    }),
  ),
})
export type DrgRouteDistributionStatement = z.infer<typeof DrgRouteDistributionStatement>
