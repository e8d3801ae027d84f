import type { Diagnosis } from './diagnosis.ts'

/** A virtual circuit that is gone while Azure keeps the circuit and its bill. */
export const circuitWithoutPartner: Diagnosis = ({ circuit, virtualCircuit, connection }) => {
  if (!circuit || virtualCircuit || !connection) return undefined
  return {
    id: 'link/circuit-without-partner',
    message: `the virtual circuit is gone while Azure still has circuit (${circuit.providerState}) and connection: nothing passes, and Azure bills the circuit`,
    hint: 'run `interconnect apply` to build it again, or `interconnect destroy` to end the bill',
  }
}
