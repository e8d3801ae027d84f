import { pairOfOciRegion } from '@interconnect/model'
import type { FastConnectProviderServiceKey } from '@interconnect/oci-api'
import type { StoredCircuit } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { invalid } from '../oci/index.ts'
import { circuitOfKey, virtualCircuitOfKey } from './linked.ts'

const locationOf = (circuit: StoredCircuit): string =>
  circuit.properties.serviceProviderProperties?.peeringLocation ?? ''

/** A circuit is reached from the OCI region its peering location is paired with. */
const isServedFrom = (region: string, circuit: StoredCircuit): boolean =>
  pairOfOciRegion(region)?.peeringLocations.includes(locationOf(circuit)) ?? false

/**
 * Refuses a service key that cannot be redeemed. Oracle does not document the answer: `InvalidParameter` is the
 * plainest reading.
 * @throws ServiceFault
 */
export function requireRedeemable(world: World, region: string, key: string): void {
  const circuit = circuitOfKey(world, key)
  if (!circuit) throw invalid('providerServiceKeyName is invalid: the provider does not know the service key')
  if (!isServedFrom(region, circuit))
    throw invalid(
      `providerServiceKeyName is invalid: its peering location ${locationOf(circuit)} is not served from ${region}`,
    )
  if (virtualCircuitOfKey(world, key))
    throw invalid('providerServiceKeyName is invalid: the service key is in use by another virtual circuit')
}

/** The key as the provider of that region shows it; `undefined` when it is not good there. */
export function shownKey(world: World, region: string, key: string): FastConnectProviderServiceKey | undefined {
  const circuit = circuitOfKey(world, key)
  if (!circuit || !isServedFrom(region, circuit)) return undefined
  const mbps = circuit.properties.serviceProviderProperties?.bandwidthInMbps ?? 0
  return {
    name: key,
    // FastConnect has no shape for what ExpressRoute sells below 1 Gbps.
    ...(mbps >= 1000 && { bandwidthShapeName: `${mbps / 1000} Gbps` }),
    peeringLocation: locationOf(circuit),
  }
}
