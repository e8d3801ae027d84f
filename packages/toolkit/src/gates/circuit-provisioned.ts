import type { Gate } from '@interconnect/engine'
import { keys } from '../compose/keys.ts'
import type { CircuitState } from './state.ts'

/**
 * Oracle's side tells Azure when the cable is ready and writes the private peering; a connection made before that fails.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-workflows
 */
export const circuitProvisioned: Gate = {
  key: 'gate/circuit-provisioned',
  title: 'Azure sees the circuit as Provisioned',
  goal: 'apply',
  watches: [keys.circuit],
  after: [keys.virtualCircuit],
  before: [keys.connection],
  // "A few minutes" in both vendors' words, most of it spent on the virtual circuit itself.
  typicalMs: 60_000,
  deadlineMs: 60 * 60_000,
  check(attributes) {
    const circuit = attributes(keys.circuit) as CircuitState | undefined
    if (!circuit) return { state: 'closed', waitingFor: 'the circuit to exist' }
    if (circuit.providerState !== 'Provisioned')
      return { state: 'closed', waitingFor: `provider state ${circuit.providerState ?? 'unknown'}` }
    if (!circuit.peering) return { state: 'closed', waitingFor: 'the provider to write the private peering' }
    return { state: 'open' }
  },
}
