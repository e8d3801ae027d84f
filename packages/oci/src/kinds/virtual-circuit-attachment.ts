import { inPlace, type Kind, replaces } from '@interconnect/engine'
import { InterconnectError, whatStops } from '@interconnect/model'
import { DrgAttachment, drgAttachments, type UpdateDrgAttachmentDetails } from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { attachmentOfCircuit } from '../circuit-attachment.ts'
import { attachmentDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { Ocid } from '../props.ts'

const Props = z.strictObject({
  drgId: Ocid,
  virtualCircuitId: Ocid,
  /** Table for what enters the DRG from Azure. */
  drgRouteTableId: Ocid,
})
export type VirtualCircuitAttachmentProps = z.infer<typeof Props>

export interface VirtualCircuitAttachmentAttributes
  extends OciAttributes, Omit<VirtualCircuitAttachmentProps, 'drgRouteTableId'> {
  readonly drgRouteTableId?: string
}

const base = ociKind<VirtualCircuitAttachmentProps, DrgAttachment, VirtualCircuitAttachmentAttributes>({
  type: 'oci/virtual-circuit-attachment',
  title: 'DRG attachment of the virtual circuit',
  collection: drgAttachments,
  props: Props,
  answer: DrgAttachment,
  properties: {
    drgId: replaces('traffic', { because: 'it joins another DRG' }),
    virtualCircuitId: replaces('traffic', { because: 'it joins another virtual circuit' }),
    drgRouteTableId: inPlace('traffic'),
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'traffic' },
  durations: attachmentDurations,
  serialisedBy: ['drgId'],
  lookUp: ({ drgId, virtualCircuitId }, { api, signal }) =>
    attachmentOfCircuit(api, { drgId, virtualCircuitId }, { signal }),
  // The service makes it, without our mark.
  listsOf: async () => [],
  restsAt: 'ATTACHED',
  attributes: ({ drgId, networkDetails, drgRouteTableId }) => ({
    drgId,
    virtualCircuitId: networkDetails?.id ?? '',
    ...(drgRouteTableId !== undefined && { drgRouteTableId }),
  }),
  createBody: (props) => props,
  updates: { drgRouteTableId: ({ drgRouteTableId }) => ({ drgRouteTableId }) satisfies UpdateDrgAttachmentDetails },
})

/**
 * The circuit's end on the DRG: comes and goes with the circuit, only its route table is ours to choose.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export const virtualCircuitAttachment: Kind<VirtualCircuitAttachmentProps, VirtualCircuitAttachmentAttributes, OciApi> =
  {
    ...base,
    create() {
      throw new InterconnectError('us/bug', 'the attachment of a virtual circuit is made by the service, never by us')
    },
    delete: async (id) => ({ id }),
  }
