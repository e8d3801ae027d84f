import type { Gate } from '@interconnect/engine'
import { circuitDeprovisioned } from './circuit-deprovisioned.ts'
import { circuitProvisioned } from './circuit-provisioned.ts'
import { connectionConnected } from './connection-connected.ts'
import { sessionsUp } from './sessions-up.ts'

/** Where one cloud waits for the other. One file and one line each. */
export const gates: readonly Gate[] = [circuitProvisioned, connectionConnected, sessionsUp, circuitDeprovisioned]
