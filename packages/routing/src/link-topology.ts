import type { Prefix } from '@interconnect/model'
import type { DrgTopology } from './drg-topology.ts'
import type { CircuitTier, PrefixLimits } from './limits.ts'
import type { Leg } from './route.ts'

/** A circuit of Azure joined with its virtual circuit of OCI. */
export interface CircuitTopology {
  readonly id: string
  readonly tier: CircuitTier
  /** Whether Microsoft's edges hold the private peering, switched on; without it neither legs nor gateways meet there. */
  readonly isPeered: boolean
  /** Whether both ends of each leg are configured alike and the line carries: prefix limits are applied on top. */
  readonly legs: Readonly<Record<Leg, boolean>>
  /** How often Oracle repeats its ASN towards Azure, to make the circuit the last choice; 0 in normal traffic mode. */
  readonly oraclePrepends: number
}

/** A gateway joined to a circuit. */
export interface GatewayConnection {
  readonly circuitId: string
  /** Routing weight: of circuits that offer one prefix, the highest is used. */
  readonly weight: number
}

export interface GatewayTopology {
  readonly id: string
  readonly networkId: string
  /** The whole address space of the VNet; Azure never advertises single subnets. */
  readonly addressSpace: readonly Prefix[]
  /** Address spaces of spokes that use this gateway through a peering with transit. */
  readonly spokes: readonly Prefix[]
  readonly connections: readonly GatewayConnection[]
}

/**
 * Everything that decides who learns which prefix over the link. Plain values: a simulator makes them from what it
 * stores, a prover from what a document asks for.
 */
export interface LinkTopology {
  readonly drgs: readonly DrgTopology[]
  readonly circuits: readonly CircuitTopology[]
  readonly gateways: readonly GatewayTopology[]
  /** Vendor limits where absent. */
  readonly limits?: PrefixLimits
}
