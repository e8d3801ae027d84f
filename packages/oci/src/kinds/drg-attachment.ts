import { inPlace, type ReadContext, replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import {
  type CreateDrgAttachmentDetails,
  DrgAttachment,
  drgAttachments,
  objectPath,
  type UpdateDrgAttachmentDetails,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { attachmentDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { displayName } from '../property-facts.ts'
import { Name, Ocid } from '../props.ts'
import { attachmentOfVcn } from '../vcn-attachment.ts'

const Props = z.strictObject({
  drgId: Ocid,
  vcnId: Ocid,
  name: Name,
  /** Table for what enters the DRG from the VCN; by default the DRG's own one for VCNs. */
  drgRouteTableId: Ocid.exactOptional(),
})
export type DrgAttachmentProps = z.infer<typeof Props>
export interface DrgAttachmentAttributes extends OciAttributes, DrgAttachmentProps {}

async function findByVcn(vcnId: string | undefined, { api, signal }: ReadContext<OciApi>) {
  const vcn = vcnId === undefined ? undefined : await api.get(objectPath(vcns, vcnId), Vcn, { signal })
  return vcn && attachmentOfVcn(api, vcn.body, { signal })
}

/**
 * A VCN on a DRG. There is one at most, so that it is found without a mark: one of somebody else's is in the way.
 */
export const drgAttachment = ociKind<DrgAttachmentProps, DrgAttachment, DrgAttachmentAttributes>({
  type: 'oci/drg-attachment',
  title: 'DRG attachment',
  collection: drgAttachments,
  props: Props,
  answer: DrgAttachment,
  properties: {
    drgId: replaces('traffic', { because: 'it joins another DRG' }),
    vcnId: replaces('traffic', { because: 'it joins another VCN' }),
    name: displayName,
    drgRouteTableId: inPlace('traffic'),
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  durations: attachmentDurations,
  serialisedBy: ['drgId', 'vcnId'],
  lookUp: ({ vcnId }, context) => findByVcn(vcnId, context),
  restsAt: 'ATTACHED',
  attributes: ({ drgId, vcnId, networkDetails, displayName, drgRouteTableId }) => ({
    drgId,
    vcnId: networkDetails?.id ?? vcnId ?? '',
    name: displayName ?? '',
    ...(drgRouteTableId !== undefined && { drgRouteTableId }),
  }),
  createBody: ({ drgId, vcnId, name, drgRouteTableId }) =>
    ({
      drgId,
      displayName: name,
      networkDetails: { type: 'VCN', id: vcnId },
      ...(drgRouteTableId !== undefined && { drgRouteTableId }),
    }) satisfies CreateDrgAttachmentDetails,
  updates: {
    name: ({ name }) => ({ displayName: name }) satisfies UpdateDrgAttachmentDetails,
    drgRouteTableId: ({ drgRouteTableId }) => ({ drgRouteTableId }) satisfies UpdateDrgAttachmentDetails,
  },
})
