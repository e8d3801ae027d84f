import { keys } from '../compose/keys.ts'
import type { LinkGate } from './link-gate.ts'
import type { CircuitState } from './state.ts'

/**
 * Oracle's side tells Azure when the cable is ready and writes the private peering; a connection made before that fails.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-workflows
 */
export const circuitProvisioned: LinkGate = {
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
  page: {
    means:
      'Azure’s circuit waits for the provider, which is Oracle: the virtual circuit redeems the service key, and Oracle tells Azure "provisioned" and writes the private peering. A connection made before that is refused.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit) > Overview*: *Provider status* goes from *Not provisioned* to *Provisioned*, and *Azure private* appears under *Peerings*.',
      oci: 'Console: *Networking > FastConnect > (virtual circuit)*: *Lifecycle state* goes from *Pending provider* or *Provisioning* to *Provisioned*.',
    },
    confirm: [
      {
        run: 'az network express-route show -g <group> -n <name> --query serviceProviderProvisioningState',
        tells: '`Provisioned` when it is open',
      },
      {
        run: 'az network express-route peering list -g <group> --circuit-name <name>',
        tells: 'the private peering that Oracle writes',
      },
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"provider-service-id\\""',
        tells: 'must be the provider *Microsoft Azure ExpressRoute* of that region',
      },
    ],
    cure: [
      'Wait: it takes minutes. Keep the virtual circuit; deleting it now leaves the circuit behind.',
      'After an hour: compare bandwidth and peering location of both sides, then a case with Oracle, who provisions.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-workflows',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
    ],
  },
}
