import { keys } from '../compose/keys.ts'
import type { LinkGate } from './link-gate.ts'
import type { CircuitState } from './state.ts'

/** Provider states in which Azure lets a circuit be deleted; newer API versions add the last. */
const released = ['NotProvisioned', 'Deprovisioned', 'DeProvisioned']

/**
 * Azure learns minutes late that the virtual circuit is gone; deleting the circuit before that ends in `ConflictError`.
 * @source https://github.com/oracle-quickstart/oci-azure-interconnect/issues/8
 */
export const circuitDeprovisioned: LinkGate = {
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
  page: {
    means:
      'The circuit may be deleted only when the provider has let go of it. Azure learns that minutes after the virtual circuit is gone; a delete before that ends in `ConflictError` and leaves a billed circuit.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit)*: *Provider status* goes back to *Not provisioned*, *Azure private* vanishes from *Peerings*.',
      oci: 'Console: the virtual circuit is *Terminated*. When it is *Failed* instead, a connection was still on the circuit.',
    },
    confirm: [
      {
        run: 'az network express-route show -g <group> -n <name> --query serviceProviderProvisioningState',
        tells: '`NotProvisioned` when it is open',
      },
      {
        run: 'oci network virtual-circuit list --compartment-id <OCID> --query "data[].[\\"display-name\\",\\"lifecycle-state\\"]"',
        tells: '`TERMINATED`, never `FAILED`',
      },
    ],
    cure: [
      'Wait: five minutes is usual, an hour has been seen.',
      'Virtual circuit in *Failed*: `interconnect explain link/virtual-circuit-failed`.',
    ],
    sources: [
      'https://github.com/oracle-quickstart/oci-azure-interconnect/issues/8',
      'https://learn.microsoft.com/azure/expressroute/expressroute-workflows',
    ],
  },
}
