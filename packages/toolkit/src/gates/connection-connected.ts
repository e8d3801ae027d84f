import type { Gate } from '@interconnect/engine'
import { keys } from '../compose/keys.ts'
import type { ConnectionState } from './state.ts'

/** A connection can have been made and still carry nothing. */
export const connectionConnected: Gate = {
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
}
