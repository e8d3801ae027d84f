import type { Attributes } from '@interconnect/engine'
import type { PrivatePeering } from '@interconnect/azure'

/** What gates and reports read from the circuit. */
export interface CircuitState extends Attributes {
  readonly provisioningState: string | undefined
  readonly providerState: string | undefined
  readonly circuitState: string | undefined
  readonly peering: PrivatePeering | undefined
}

/** What gates and reports read from the virtual circuit. */
export interface VirtualCircuitState extends Attributes {
  readonly lifecycleState: string
  readonly providerState: string | undefined
  readonly bgpState: string | undefined
  readonly sessions: readonly { readonly leg: 'primary' | 'secondary'; readonly status: string }[]
}

/** What gates and reports read from the connection. */
export interface ConnectionState extends Attributes {
  readonly provisioningState: string | undefined
  readonly connectionStatus: string | undefined
}
