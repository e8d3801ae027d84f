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
}
