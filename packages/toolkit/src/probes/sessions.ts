import { keys } from '../compose/keys.ts'
import type { VirtualCircuitState } from '../gates/state.ts'
import { expectValue, type Probe } from './probe.ts'

/** Both legs, each by itself: one state for the whole virtual circuit hides a leg that is down. */
export const sessions: Probe = {
  id: 'probe/sessions',
  title: 'both BGP sessions are established',
  run: async ({ attributes }) => {
    const state = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
    return (['primary', 'secondary'] as const).map((leg) => {
      const session = state?.sessions.find((one) => one.leg === leg)
      return expectValue(
        `${leg} session`,
        'UP',
        session?.status,
        `without it there is no redundancy: check the ${leg} addresses and peering state`,
      )
    })
  },
}
