import type { Diagnosis } from './diagnosis.ts'

/** The classical mistake: the virtual circuit was deleted while Azure still had a connection on the circuit. */
export const virtualCircuitFailed: Diagnosis = {
  id: 'link/virtual-circuit-failed',
  title: 'The virtual circuit was deleted in the wrong order and is stuck in FAILED',
  recognise({ virtualCircuit, connection }) {
    if (virtualCircuit?.lifecycleState !== 'FAILED') return undefined
    const cause = connection ? ' while the Azure circuit still has a connection' : ''
    return {
      message: `the virtual circuit is in FAILED: it was deleted${cause}, and it cannot be deleted again until the Azure side is clean`,
      hint: 'run `interconnect repair` to bring the link back, or `interconnect destroy` to take it down: both remove the connection first, then the virtual circuit, then wait for Azure to let go',
    }
  },
  page: {
    means:
      'Oracle gives a circuit back to Azure when the virtual circuit is deleted. Azure refuses while a connection uses it, and the virtual circuit ends in FAILED. Creating is possible in many orders; taking down in one only.',
    shows: {
      azure: 'Portal: the circuit says *Provider status: Provisioned*, and *Connections* lists one.',
      oci: 'Console: *FastConnect > (virtual circuit)*: *Lifecycle state: Failed*; deleting again is refused.',
    },
    confirm: [
      {
        run: 'oci network virtual-circuit get --virtual-circuit-id <OCID> --query "data.\\"lifecycle-state\\""',
        tells: '`FAILED`',
      },
      { run: 'az network vpn-connection list -g <group> --output table', tells: 'the connection in the way' },
    ],
    cure: [
      {
        run: 'interconnect repair -f interconnect.yaml',
        tells: 'resets the circuit, removes connection and virtual circuit, waits for Azure, and builds both again',
      },
      {
        run: 'interconnect destroy -f interconnect.yaml',
        tells: 'the same way down, and then the circuit',
      },
      'By hand: refresh the circuit in the portal, delete the connection, wait until it is gone, delete the virtual circuit, wait for *Not provisioned*, delete the circuit.',
    ],
    sources: [
      'https://docs.oracle.com/iaas/Content/Network/Troubleshoot/fastconnecttroubleshoot.htm',
      'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
    ],
  },
}
