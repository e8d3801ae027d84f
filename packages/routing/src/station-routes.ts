import type { DrgTopology } from './drg-topology.ts'
import { type WeightedRoute, gatewayAdvertises, gatewayBest } from './gateway.ts'
import { type StationRoutes, sessionKey } from './link-routes.ts'
import type { GatewayTopology } from './link-topology.ts'
import type { Pass } from './pass.ts'
import { type Leg, legs } from './route.ts'
import { edgeStation, gatewayStation, virtualCircuitStation } from './station.ts'

/** A DRG table's neighbours are the circuits whose attachment imports into it or exports from it. */
export function tableStation({ drgTables, fromOracle }: Pass, drg: DrgTopology, tableId: string): StationRoutes {
  const rows = drgTables.get(tableId) ?? []
  const circuits = drg.attachments.filter((attachment) => attachment.type === 'VIRTUAL_CIRCUIT')
  return {
    adjRibIn: new Map(
      circuits.map(({ id, circuitId }) => [
        virtualCircuitStation(circuitId),
        rows.filter(({ nextHop }) => nextHop === id),
      ]),
    ),
    best: rows.filter(({ isConflict }) => !isConflict),
    adjRibOut: new Map(
      circuits
        .filter((attachment) => attachment.tableId === tableId)
        .map(({ circuitId }) => [virtualCircuitStation(circuitId), fromOracle.get(circuitId) ?? []]),
    ),
  }
}

export function oracleStation(pass: Pass, circuitId: string): StationRoutes {
  const up = legs.filter((leg) => !pass.down.has(sessionKey(circuitId, leg)))
  const sent = pass.fromOracle.get(circuitId) ?? []
  return {
    adjRibIn: new Map(
      up.map((leg) => [edgeStation(circuitId, leg), pass.edges.get(sessionKey(circuitId, leg))?.routes.toOracle ?? []]),
    ),
    best: pass.toOracle.get(circuitId) ?? [],
    adjRibOut: new Map(up.map((leg) => [edgeStation(circuitId, leg), sent.map((route) => ({ ...route, leg }))])),
  }
}

export function edgeStationRoutes(pass: Pass, circuitId: string, leg: Leg): StationRoutes {
  const { received, routes } = pass.edges.get(sessionKey(circuitId, leg))!
  const gateways = [...(pass.fromGateways.get(circuitId)?.keys() ?? [])]
  const isUp = !pass.down.has(sessionKey(circuitId, leg))
  return {
    adjRibIn: received,
    best: routes.best,
    adjRibOut: new Map([
      ...(isUp ? [[virtualCircuitStation(circuitId), routes.toOracle] as const] : []),
      ...gateways.map((gateway) => [gateway, routes.toGateways] as const),
    ]),
  }
}

export function gatewayStationRoutes(pass: Pass, gateway: GatewayTopology): StationRoutes {
  const station = gatewayStation(gateway.id)
  const joined = gateway.connections
    .filter(({ circuitId }) => pass.fromGateways.get(circuitId)?.has(station))
    .flatMap((connection) => legs.map((leg) => ({ ...connection, leg })))
  const learnedFrom = ({ circuitId, leg, weight }: (typeof joined)[number]): readonly WeightedRoute[] =>
    (pass.edges.get(sessionKey(circuitId, leg))?.routes.toGateways ?? []).map((route) => ({ ...route, weight }))
  const adjRibIn = new Map(joined.map((edge) => [edgeStation(edge.circuitId, edge.leg), learnedFrom(edge)]))
  return {
    adjRibIn,
    best: gatewayBest([...adjRibIn.values()].flat()),
    adjRibOut: new Map(joined.map(({ circuitId, leg }) => [edgeStation(circuitId, leg), gatewayAdvertises(gateway)])),
  }
}
