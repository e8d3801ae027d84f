import { keys } from '../compose/keys.ts'
import type { CircuitState } from '../gates/state.ts'
import { absent, expectValue, type Probe } from './probe.ts'

/** Azure's half of the link, in Azure's words. */
export const circuit: Probe = {
  id: 'probe/circuit',
  title: 'the ExpressRoute circuit is enabled and provisioned by the provider',
  run: async ({ attributes }) => {
    const state = attributes(keys.circuit) as CircuitState | undefined
    if (!state) return [absent('ExpressRoute circuit')]
    return [
      expectValue('provisioning state', 'Succeeded', state.provisioningState),
      expectValue('circuit state', 'Enabled', state.circuitState),
      expectValue('provider state', 'Provisioned', state.providerState, 'see `interconnect status`'),
    ]
  },
}
