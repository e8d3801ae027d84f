import type { Diagnosis } from './diagnosis.ts'

/** A change of the circuit that Azure could not make, such as more bandwidth than the port has left. */
export const circuitFailed: Diagnosis = {
  id: 'link/circuit-failed',
  title: 'Azure marks the circuit as Failed after a change it could not make',
  recognise({ circuit, virtualCircuit }) {
    if (circuit?.provisioningState !== 'Failed' || virtualCircuit?.lifecycleState === 'FAILED') return undefined
    return {
      message: 'Azure marks the circuit as Failed: its last change did not succeed, and it goes on as it was before',
      hint: 'run `interconnect repair` to reset it; if the change was more bandwidth, the port has none left: keep the old bandwidth in the document, or build a second circuit',
    }
  },
  page: {
    means:
      'The state tells of the last operation, not of the traffic: the circuit carries on with what it had. Until it is written once more as it reads, operations on it and on what hangs on it may be refused. More bandwidth is granted only as far as the port of that peering location has room; less is never possible.',
    shows: {
      azure:
        'Portal: the circuit says *Failed*, with a notice to refresh it; *Activity log* has the change that failed.',
      oci: 'Nothing: the virtual circuit is *Provisioned*, and its sessions are up.',
    },
    confirm: [
      {
        run: 'az network express-route show -g <group> -n <name> --query "{state:provisioningState,mbps:serviceProviderProperties.bandwidthInMbps}"',
        tells: '`Failed`, and the bandwidth it still has',
      },
    ],
    cure: [
      {
        run: 'interconnect repair -f interconnect.yaml',
        tells: 'writes the circuit as it reads, which changes nothing',
      },
      'Write the old `bandwidth` into the document, or ask the vendor when the peering location gets capacity.',
      'By hand: *Refresh* on the circuit in the portal, or `Get-AzExpressRouteCircuit` into `Set-AzExpressRouteCircuit`.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/reset-circuit',
      'https://learn.microsoft.com/azure/networking/troubleshoot-failed-state',
      'https://learn.microsoft.com/azure/expressroute/expressroute-howto-circuit-portal-resource-manager#modify',
    ],
  },
}
