import type { Gate } from '@interconnect/engine'
import { keys } from '../compose/keys.ts'
import type { CircuitState } from './state.ts'

/** Provider states in which Azure lets a circuit be deleted; newer API versions add the last. */
const released = ['NotProvisioned', 'Deprovisioned', 'DeProvisioned']

/**
 * Azure learns minutes late that the virtual circuit is gone; deleting the circuit before that ends in `ConflictError`.
 * @source https://github.com/oracle-quickstart/oci-azure-interconnect/issues/8
 */
export const circuitDeprovisioned: Gate = {
  key: 'gate/circuit-deprovisioned',
  title: 'Azure sees the circuit as NotProvisioned again',
  goal: 'destroy',
  watches: [keys.circuit],
  after: [keys.virtualCircuit],
  before: [keys.circuit],
  typicalMs: 300_000,
  deadlineMs: 60 * 60_000,
  check(attributes) {
    const circuit = attributes(keys.circuit) as CircuitState | undefined
    if (!circuit) return { state: 'open' }
    if (!released.includes(circuit.providerState ?? ''))
      return { state: 'closed', waitingFor: `provider state ${circuit.providerState ?? 'unknown'}` }
    if (circuit.peering) return { state: 'closed', waitingFor: 'the private peering to disappear' }
    return { state: 'open' }
  },
}
