import type { DrgRoute } from './drg.ts'
import type { RoutesByNeighbour } from './edge.ts'
import type { Leg, Route } from './route.ts'
import type { Station } from './station.ts'

/** The three tables of a BGP speaker. */
export interface StationRoutes {
  /** Heard, by neighbour. */
  readonly adjRibIn: RoutesByNeighbour
  /** Used. */
  readonly best: readonly Route[]
  /** Said, by neighbour. */
  readonly adjRibOut: RoutesByNeighbour
}

/** Why a session carries nothing. */
export type DownReason = 'leg-down' | 'oracle-prefix-limit' | 'edge-prefix-limit'

/** One BGP session between Oracle and a Microsoft edge. */
export type SessionOutcome = { readonly state: 'up' } | { readonly state: 'down'; readonly reason: DownReason }

export type SessionKey = `${string}/${Leg}`
export const sessionKey = (circuitId: string, leg: Leg): SessionKey => `${circuitId}/${leg}`

/** Who learns what over the link. */
export interface LinkRoutes {
  readonly stations: ReadonlyMap<Station, StationRoutes>
  /** Computed DRG route tables with their beaten and blackholed rows, by table id. */
  readonly drgTables: ReadonlyMap<string, readonly DrgRoute[]>
  readonly sessions: ReadonlyMap<SessionKey, SessionOutcome>
  /** Connections that a gateway with too many prefixes has lost, as `<gateway>/<circuit>`. */
  readonly lostConnections: ReadonlySet<string>
}
