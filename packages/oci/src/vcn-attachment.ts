import { DrgAttachment, drgAttachments, type Vcn } from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

/** In which one attachment of a VCN is before another; `DETACHED` ones are gone. */
const states = ['ATTACHED', 'ATTACHING', 'DETACHING']

/**
 * The attachment of a VCN to a DRG, whoever made it: a VCN has at most one, beside which one that is on its way out may
 * still be seen. It lies in the compartment of the VCN.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export async function attachmentOfVcn(
  api: OciApi,
  { id, compartmentId }: Pick<Vcn, 'id' | 'compartmentId'>,
  options?: CallOptions,
): Promise<DrgAttachment | undefined> {
  const found = await api.list(drgAttachments.collection, DrgAttachment, { compartmentId, vcnId: id }, options)
  const byState = states.map((state) => found.find(({ lifecycleState }) => lifecycleState === state))
  return byState.find((attachment) => attachment !== undefined)
}
