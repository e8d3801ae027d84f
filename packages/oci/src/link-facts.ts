import { VirtualCircuit, virtualCircuits } from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

/** The virtual circuit of a DRG that redeemed a service key: OCID; `undefined` when there is none to be seen. */
export async function virtualCircuitOfKey(
  api: OciApi,
  { compartmentId, drgId, serviceKey }: { compartmentId: string; drgId: string; serviceKey: string },
  options?: CallOptions,
): Promise<string | undefined> {
  const circuits = await api.list(virtualCircuits.collection, VirtualCircuit, { compartmentId }, options)
  return circuits.find(
    ({ gatewayId, providerServiceKeyName: key, lifecycleState }) =>
      gatewayId === drgId && key?.toLowerCase() === serviceKey.toLowerCase() && lifecycleState !== 'TERMINATED',
  )?.id
}
