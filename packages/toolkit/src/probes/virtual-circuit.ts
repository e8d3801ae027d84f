import { keys } from '../compose/keys.ts'
import type { VirtualCircuitState } from '../gates/state.ts'
import { absent, expectValue, type Probe } from './probe.ts'

/** OCI's half of the link, in OCI's words. */
export const virtualCircuit: Probe = {
  id: 'probe/virtual-circuit',
  title: 'the FastConnect virtual circuit is provisioned and its provider active',
  run: async ({ attributes }) => {
    const state = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
    if (!state) return [absent('FastConnect virtual circuit')]
    return [
      expectValue('lifecycle state', 'PROVISIONED', state.lifecycleState, 'see `interconnect status`'),
      expectValue('provider state', 'ACTIVE', state.providerState),
    ]
  },
}
