import { keys } from '../compose/keys.ts'
import type { LinkGate } from './link-gate.ts'
import type { ConnectionState } from './state.ts'

/** A connection can have been made and still carry nothing. */
export const connectionConnected: LinkGate = {
  key: 'gate/connection-connected',
  title: 'the gateway is connected to the circuit',
  goal: 'apply',
  watches: [keys.connection],
  after: [keys.connection],
  before: [],
  typicalMs: 60_000,
  deadlineMs: 30 * 60_000,
  check(attributes) {
    const connection = attributes(keys.connection) as ConnectionState | undefined
    if (connection?.connectionStatus === 'Connected') return { state: 'open' }
    return { state: 'closed', waitingFor: `connection status ${connection?.connectionStatus ?? 'unknown'}` }
  },
  page: {
    means:
      'The gateway is linked to the circuit. A connection can have been made and still carry nothing until the gateway has joined both edge routers.',
    shows: {
      azure:
        'Portal: *Virtual network gateways > (gateway) > Connections*: *Status* goes from *Unknown* or *Connecting* to *Succeeded* or *Connected*.',
      oci: 'Nothing of its own: *BGP state* of the virtual circuit is up before and after, since its peer is the edge router, not the gateway. Routes of the VNet appear in the DRG only now.',
    },
    confirm: [
      { run: 'az network vpn-connection show -g <group> -n <name> --query connectionStatus', tells: '`Connected`' },
      {
        run: 'az network vnet-gateway list-bgp-peer-status -g <group> -n <gateway> --output table',
        tells: 'two peers of ASN 12076 in `Connected`',
      },
    ],
    cure: [
      'Wait some minutes.',
      'Stays *Unknown*: look at the gateway’s own state (*Updating*, *Failed*) and the *Activity log*; `interconnect apply` writes a failed connection again.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-cli',
      'https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-expressroute-overview',
    ],
  },
}
