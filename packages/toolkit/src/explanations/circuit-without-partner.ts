import type { Diagnosis } from './diagnosis.ts'

/** A virtual circuit that is gone while Azure keeps the circuit and its bill. */
export const circuitWithoutPartner: Diagnosis = {
  id: 'link/circuit-without-partner',
  title: 'The virtual circuit is gone, and Azure bills a circuit that leads nowhere',
  recognise({ circuit, virtualCircuit, connection }) {
    if (!circuit || virtualCircuit || !connection) return undefined
    return {
      message: `the virtual circuit is gone while Azure still has circuit (${circuit.providerState}) and connection: nothing passes, and Azure bills the circuit`,
      hint: 'run `interconnect apply` to build it again, or `interconnect destroy` to end the bill',
    }
  },
  page: {
    means:
      'Somebody deleted the FastConnect virtual circuit by hand. Both sessions went down at that moment; Azure still has the circuit, the gateway and the connection, all of them billed, and learns only minutes later that the provider let go.',
    shows: {
      azure:
        'Portal: *ExpressRoute circuits > (circuit)*: *Provider status* goes from *Provisioned* to *Not provisioned* after some minutes; the connection still says *Succeeded*.',
      oci: 'Console: *Networking > FastConnect* lists the virtual circuit as *Terminated*, or not at all; *Audit* has the `DeleteVirtualCircuit` event and who sent it.',
    },
    confirm: [
      { run: 'interconnect status -f interconnect.yaml', tells: 'which half stands' },
      {
        run: 'az network express-route show -g <group> -n <name> --query serviceProviderProvisioningState',
        tells: '`NotProvisioned` once Azure knows',
      },
    ],
    cure: [
      { run: 'interconnect apply -f interconnect.yaml', tells: 'redeems the key again and builds the virtual circuit' },
      { run: 'interconnect destroy -f interconnect.yaml', tells: 'or ends the bill' },
    ],
    sources: [
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
      'https://learn.microsoft.com/azure/expressroute/expressroute-workflows',
    ],
  },
}
