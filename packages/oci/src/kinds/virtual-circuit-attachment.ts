import { inPlace, type Kind, type ReadContext, replaces } from '@interconnect/engine'
import { InterconnectError, whatStops } from '@interconnect/model'
import {
  Drg,
  DrgAttachment,
  drgAttachments,
  drgs,
  objectPath,
  type UpdateDrgAttachmentDetails,
  VirtualCircuit,
  virtualCircuits,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
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

/**
 * The attachment of a circuit. Oracle does not say whether it lies in the compartment of the circuit or of the DRG, so
 * both are searched.
 */
async function attachmentOf(props: Partial<VirtualCircuitAttachmentProps>, { api, signal }: ReadContext<OciApi>) {
  const { drgId, virtualCircuitId } = props
  if (drgId === undefined || virtualCircuitId === undefined) return undefined
  const owners = await Promise.all([
    api.get(objectPath(virtualCircuits, virtualCircuitId), VirtualCircuit, { signal }),
    api.get(objectPath(drgs, drgId), Drg, { signal }),
  ])
  const compartments = new Set(owners.flatMap((found) => (found ? [found.body.compartmentId] : [])))
  for (const compartmentId of compartments) {
    const query = { compartmentId, drgId, attachmentType: 'VIRTUAL_CIRCUIT', networkId: virtualCircuitId }
    const found = await api.list(drgAttachments.collection, DrgAttachment, query, { signal })
    const present = found.find(({ lifecycleState }) => lifecycleState === 'ATTACHED' || lifecycleState === 'ATTACHING')
    if (present) return present
  }
  return undefined
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
  lookUp: attachmentOf,
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
