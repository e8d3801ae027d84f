import { keys } from '../compose/keys.ts'
import type { ConnectionState } from '../gates/state.ts'
import { absent, expectValue, type Probe } from './probe.ts'

/** What joins the gateway to the circuit. */
export const connection: Probe = {
  id: 'probe/connection',
  title: 'the gateway is connected to the circuit',
  run: async ({ attributes }) => {
    const state = attributes(keys.connection) as ConnectionState | undefined
    if (!state) return [absent('ExpressRoute connection')]
    return [
      expectValue('provisioning state', 'Succeeded', state.provisioningState),
      expectValue('connection status', 'Connected', state.connectionStatus),
    ]
  },
  page: {
    means:
      'The gateway of the VNet is joined to the circuit. Without it the sessions can be up and the DRG learns nothing, since the VNet’s ranges come from the gateway.',
    shows: {
      azure:
        'Portal: *Virtual network gateways > (gateway) > Connections*: *Status* *Unknown* or *Not connected*, or no row.',
      oci: 'Console: *DRG > (route table) > Get all route rules*: no row of the VNet’s range by *Virtual circuit*, though BGP is up.',
    },
    confirm: [
      {
        run: 'az network vpn-connection show -g <group> -n <name> --query "[provisioningState,connectionStatus]"',
        tells: '`Succeeded` and `Connected`',
      },
    ],
    cure: [
      'Missing: `interconnect apply`.',
      '*Failed*: its authorization may have been removed from the circuit, or the circuit was not provisioned yet; `interconnect apply` writes it again.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-cli'],
  },
}
