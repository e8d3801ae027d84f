import type { Diagnosis } from './diagnosis.ts'

/**
 * The classical mistake: the virtual circuit was deleted while Azure still had a connection on the circuit.
 * @source https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm
 */
export const virtualCircuitFailed: Diagnosis = ({ virtualCircuit, connection }) => {
  if (virtualCircuit?.lifecycleState !== 'FAILED') return undefined
  const cause = connection ? ' while the Azure circuit still has a connection' : ''
  return {
    id: 'link/virtual-circuit-failed',
    message: `the virtual circuit is in FAILED: it was deleted${cause}, and it cannot be deleted again until the Azure side is clean`,
    hint: 'run `interconnect destroy`: it removes the connection first, then the virtual circuit, then waits for Azure to let go',
  }
}
