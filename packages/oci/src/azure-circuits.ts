import { ownerIn } from '@interconnect/engine'
import { DrgAttachment, drgAttachments, VirtualCircuit, virtualCircuits } from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

/** A virtual circuit that redeems, or waits for, a key of another cloud, whoever made it. */
export interface FoundVirtualCircuit {
  readonly id: string
  readonly name: string
  readonly owner: string | null
  readonly lifecycleState: string
  readonly providerState: string
  readonly bgpState: string
  readonly bandwidthShape: string
  /** A secret: it joins the virtual circuit to its circuit, and is never shown. */
  readonly serviceKey: string | undefined
  readonly drg: string | undefined
  /** VCNs attached to that DRG. */
  readonly networks: readonly string[]
}

/** Virtual circuits to a provider in a compartment of the session's region, with the networks behind their DRGs. */
export async function virtualCircuitsToProviders(
  api: OciApi,
  compartmentId: string,
  options?: CallOptions,
): Promise<readonly FoundVirtualCircuit[]> {
  const circuits = await api.list(virtualCircuits.collection, VirtualCircuit, { compartmentId }, options)
  const living = circuits.filter(
    ({ lifecycleState, providerServiceId }) => lifecycleState !== 'TERMINATED' && providerServiceId !== undefined,
  )
  return Promise.all(living.map((circuit) => found(api, circuit, options)))
}

async function found(api: OciApi, circuit: VirtualCircuit, options?: CallOptions): Promise<FoundVirtualCircuit> {
  const { id, displayName, freeformTags, compartmentId, gatewayId } = circuit
  return {
    id,
    name: displayName ?? '',
    owner: ownerIn(freeformTags),
    lifecycleState: circuit.lifecycleState,
    providerState: circuit.providerState ?? 'unknown',
    bgpState: circuit.bgpSessionState ?? 'unknown',
    bandwidthShape: circuit.bandwidthShapeName ?? '',
    serviceKey: circuit.providerServiceKeyName,
    drg: gatewayId,
    networks: gatewayId === undefined ? [] : await networksOn(api, gatewayId, compartmentId, options),
  }
}

async function networksOn(api: OciApi, drgId: string, compartmentId: string, options?: CallOptions): Promise<string[]> {
  const attachments = await api.list(
    drgAttachments.collection,
    DrgAttachment,
    { compartmentId, drgId, attachmentType: 'VCN' },
    options,
  )
  return attachments
    .filter(({ lifecycleState }) => lifecycleState === 'ATTACHED')
    .flatMap(({ networkDetails, vcnId }) => networkDetails?.id ?? vcnId ?? [])
}
