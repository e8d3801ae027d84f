import { DrgAttachment, drgAttachments, type Vcn } from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

/**
 * The attachment of a VCN to a DRG, whoever made it: a VCN has at most one. It lies in the compartment of the VCN.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export async function attachmentOfVcn(
  api: OciApi,
  { id, compartmentId }: Pick<Vcn, 'id' | 'compartmentId'>,
  options?: CallOptions,
): Promise<DrgAttachment | undefined> {
  const found = await api.list(drgAttachments.collection, DrgAttachment, { compartmentId, vcnId: id }, options)
  return found.find(({ lifecycleState }) => lifecycleState === 'ATTACHED' || lifecycleState === 'ATTACHING')
}
