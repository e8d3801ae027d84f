import { z } from 'zod'
import { collection } from './collection.ts'
import { DisplayName, OcidField, answered, commonAnswer, tagFields } from './fields.ts'

/**
 * Without `attachmentType` a list shows VCN attachments only. Attachments of virtual circuits come and go with their
 * circuit: a client can change them, never make or delete them.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/DrgAttachment/
 */
export const drgAttachments = collection({
  collection: '/drgAttachments',
  ocidType: 'drgattachment',
  title: 'DrgAttachment',
  filters: ['vcnId', 'drgId', 'networkId', 'attachmentType', 'drgRouteTableId', 'displayName', 'lifecycleState'],
  actions: ['removeExportDrgRouteDistribution'],
})

export const drgAttachmentLifecycleStates = ['ATTACHING', 'ATTACHED', 'DETACHING', 'DETACHED'] as const
export const DrgAttachmentLifecycleState = z.enum(drgAttachmentLifecycleStates)
export type DrgAttachmentLifecycleState = z.infer<typeof DrgAttachmentLifecycleState>

/** Types of network a DRG can be attached to that a list or a distribution can ask for. */
export const drgAttachmentTypes = ['VCN', 'VIRTUAL_CIRCUIT', 'REMOTE_PEERING_CONNECTION', 'IPSEC_TUNNEL'] as const
export const DrgAttachmentType = z.enum(drgAttachmentTypes)
export type DrgAttachmentType = z.infer<typeof DrgAttachmentType>

/** What a VCN attachment imports into DRG route tables; static rules of its route table come in both. */
export const VcnRouteType = z.enum(['SUBNET_CIDRS', 'VCN_CIDRS'])
export type VcnRouteType = z.infer<typeof VcnRouteType>

export const CreateDrgAttachmentDetails = z.strictObject({
  drgId: OcidField,
  displayName: DisplayName.optional(),
  drgRouteTableId: OcidField.optional(),
  networkDetails: z
    .strictObject({
      type: z.literal('VCN'),
      id: OcidField,
      /** VCN route table for traffic that enters the VCN here; the VCN's default is not used by itself. */
      routeTableId: OcidField.optional(),
      vcnRouteType: VcnRouteType.optional(),
    })
    .optional(),
  /** Deprecated twins of the fields in `networkDetails`. */
  vcnId: OcidField.optional(),
  routeTableId: OcidField.optional(),
  ...tagFields,
})
export type CreateDrgAttachmentDetails = z.infer<typeof CreateDrgAttachmentDetails>

export const UpdateDrgAttachmentDetails = z.strictObject({
  displayName: DisplayName.optional(),
  drgRouteTableId: OcidField.optional(),
  networkDetails: z
    .strictObject({
      type: z.literal('VCN'),
      routeTableId: OcidField.optional(),
      vcnRouteType: VcnRouteType.optional(),
    })
    .optional(),
  /** `null` means that nothing is advertised. */
  exportDrgRouteDistributionId: OcidField.nullable().optional(),
  routeTableId: OcidField.optional(),
  ...tagFields,
})
export type UpdateDrgAttachmentDetails = z.infer<typeof UpdateDrgAttachmentDetails>

/** `id` is the network: VCN, virtual circuit, tunnel or peering connection. A loopback has `ids` instead. */
export const DrgAttachmentNetworkDetails = z.object({
  type: z.string(),
  id: answered(z.string()),
  routeTableId: answered(z.string()),
  vcnRouteType: answered(VcnRouteType),
  transportOnlyMode: answered(z.boolean()),
})
export type DrgAttachmentNetworkDetails = z.infer<typeof DrgAttachmentNetworkDetails>

export const DrgAttachment = z.object({
  ...commonAnswer,
  drgId: z.string(),
  /** Table for packets that enter the DRG here. */
  drgRouteTableId: answered(z.string()),
  /** Absent: nothing is advertised. Always absent for VCNs. */
  exportDrgRouteDistributionId: answered(z.string()),
  networkDetails: answered(DrgAttachmentNetworkDetails),
  isCrossTenancy: answered(z.boolean()),
  /** Deprecated twins. */
  vcnId: answered(z.string()),
  routeTableId: answered(z.string()),
  lifecycleState: DrgAttachmentLifecycleState,
})
export type DrgAttachment = z.infer<typeof DrgAttachment>
