import { drgTableStation, edgeStation, gatewayStation, type Station, virtualCircuitStation } from './station.ts'
import { type LinkRoutes, sessionKey, type SessionKey, type SessionOutcome, type StationRoutes } from './link-routes.ts'
import type { LinkTopology } from './link-topology.ts'
import { downLegs, everySession, fallenSessions, isOverfull, type Pass, runPass } from './pass.ts'
import { edgeStationRoutes, gatewayStationRoutes, oracleStation, tableStation } from './station-routes.ts'

/**
 * Spreads routes over the link until every station knows what it will know. A session that breaks a prefix limit falls,
 * which may change what others carry; none rises again, so the passes end. Pure: the order of the input never shows.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-routing
 * @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export function propagate(topology: LinkTopology): LinkRoutes {
  let pass = runPass(topology, downLegs(topology))
  for (let fallen = fallenSessions(pass); fallen.size > 0; fallen = fallenSessions(pass))
    pass = runPass(topology, new Map([...pass.down, ...fallen]))
  return {
    stations: stationsOf(pass),
    drgTables: pass.drgTables,
    sessions: new Map(everySession(topology).map(({ circuit, leg }) => outcome(pass, sessionKey(circuit.id, leg)))),
    lostConnections: new Set(
      topology.gateways
        .filter((gateway) => isOverfull(topology, gateway))
        .flatMap(({ id, connections }) => connections.map(({ circuitId }) => `${id}/${circuitId}`)),
    ),
  }
}

function outcome({ down }: Pass, key: SessionKey): [SessionKey, SessionOutcome] {
  const reason = down.get(key)
  return [key, reason === undefined ? { state: 'up' } : { state: 'down', reason }]
}

function stationsOf(pass: Pass): Map<Station, StationRoutes> {
  const { drgs, circuits, gateways } = pass.topology
  return new Map<Station, StationRoutes>([
    ...drgs.flatMap((drg) => drg.tables.map(({ id }) => [drgTableStation(id), tableStation(pass, drg, id)] as const)),
    ...circuits.map(({ id }) => [virtualCircuitStation(id), oracleStation(pass, id)] as const),
    ...circuits.flatMap(({ id }) =>
      (['primary', 'secondary'] as const).map(
        (leg) => [edgeStation(id, leg), edgeStationRoutes(pass, id, leg)] as const,
      ),
    ),
    ...gateways.map((gateway) => [gatewayStation(gateway.id), gatewayStationRoutes(pass, gateway)] as const),
  ])
}
