import { circuitDeprovisioned } from './circuit-deprovisioned.ts'
import { circuitProvisioned } from './circuit-provisioned.ts'
import { connectionConnected } from './connection-connected.ts'
import type { LinkGate } from './link-gate.ts'
import { sessionsUp } from './sessions-up.ts'

/** Where one cloud waits for the other. One file and one line each. */
export const gates: readonly LinkGate[] = [circuitProvisioned, connectionConnected, sessionsUp, circuitDeprovisioned]
