import type { Leg } from './route.ts'

/** A place that holds routes. Circuits are named by whatever id the maker of the topology gives them. */
export type Station =
  | `oci/drg-table/${string}`
  | `oci/virtual-circuit/${string}`
  | `azure/edge/${string}/${Leg}`
  | `azure/gateway/${string}`

export const drgTableStation = (tableId: string): Station => `oci/drg-table/${tableId}`
/** Oracle's two routers of a virtual circuit; the DRG sees them as one attachment. */
export const virtualCircuitStation = (circuitId: string): Station => `oci/virtual-circuit/${circuitId}`
/** The Microsoft edge router at the other end of one leg. */
export const edgeStation = (circuitId: string, leg: Leg): Station => `azure/edge/${circuitId}/${leg}`
export const gatewayStation = (gatewayId: string): Station => `azure/gateway/${gatewayId}`
