import {
  Drg,
  DrgAttachment,
  drgAttachments,
  drgs,
  objectPath,
  VirtualCircuit,
  virtualCircuits,
} from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

/**
 * The attachment of a virtual circuit to its DRG, made by the service; `undefined` while there is none. Oracle does not
 * say whether it lies in the compartment of the circuit or of the DRG, so both are searched.
 */
export async function attachmentOfCircuit(
  api: OciApi,
  { drgId, virtualCircuitId }: { readonly drgId?: string | undefined; readonly virtualCircuitId?: string | undefined },
  options?: CallOptions,
): Promise<DrgAttachment | undefined> {
  if (drgId === undefined || virtualCircuitId === undefined) return undefined
  const owners = await Promise.all([
    api.get(objectPath(virtualCircuits, virtualCircuitId), VirtualCircuit, options),
    api.get(objectPath(drgs, drgId), Drg, options),
  ])
  const compartments = new Set(owners.flatMap((found) => (found ? [found.body.compartmentId] : [])))
  for (const compartmentId of compartments) {
    const query = { compartmentId, drgId, attachmentType: 'VIRTUAL_CIRCUIT', networkId: virtualCircuitId }
    const found = await api.list(drgAttachments.collection, DrgAttachment, query, options)
    const present = found.find(({ lifecycleState }) => lifecycleState === 'ATTACHED' || lifecycleState === 'ATTACHING')
    if (present) return present
  }
  return undefined
}
