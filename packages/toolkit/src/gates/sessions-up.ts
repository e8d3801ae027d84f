import type { Gate } from '@interconnect/engine'
import { keys } from '../compose/keys.ts'
import type { VirtualCircuitState } from './state.ts'

/**
 * The link is redundant only with both sessions up; the state of the whole virtual circuit hides one that is down.
 * @source https://learn.microsoft.com/azure/expressroute/planned-maintenance (the SLA holds with both sessions)
 */
export const sessionsUp: Gate = {
  key: 'gate/sessions-up',
  title: 'both BGP sessions are up',
  goal: 'apply',
  watches: [keys.virtualCircuit],
  after: [keys.virtualCircuit],
  before: [],
  typicalMs: 90_000,
  deadlineMs: 30 * 60_000,
  check(attributes) {
    const virtualCircuit = attributes(keys.virtualCircuit) as VirtualCircuitState | undefined
    if (!virtualCircuit) return { state: 'closed', waitingFor: 'the virtual circuit to exist' }
    if (virtualCircuit.lifecycleState === 'FAILED')
      return {
        state: 'broken',
        message: 'the virtual circuit is in FAILED',
        hint: 'run `interconnect destroy`, then apply again',
      }
    const up = virtualCircuit.sessions.filter(({ status }) => status === 'UP').length
    const down = virtualCircuit.sessions.filter(({ status }) => status !== 'UP').map(({ leg }) => leg)
    if (up === 2 && down.length === 0) return { state: 'open' }
    return { state: 'closed', waitingFor: down.length > 0 ? `the ${down.join(' and ')} session` : 'both sessions' }
  },
}
