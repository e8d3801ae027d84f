import { oracleAsn } from './asn.ts'
import { type CircuitRoutes, type DrgRoute, drgTableRoutes, exportedRoutes } from './drg.ts'
import type { CircuitAttachment, DrgTopology } from './drg-topology.ts'
import { type EdgeRoutes, type RoutesByNeighbour, edgeRoutes } from './edge.ts'
import { gatewayAdvertises } from './gateway.ts'
import { prefixLimits } from './limits.ts'
import { type DownReason, type SessionKey, sessionKey } from './link-routes.ts'
import type { CircuitTopology, GatewayTopology, LinkTopology } from './link-topology.ts'
import { type Leg, type Route, countPrefixes, groupByPrefix, legs, prepend } from './route.ts'
import { type Station, gatewayStation, virtualCircuitStation } from './station.ts'

export type Down = ReadonlyMap<SessionKey, DownReason>

/** What an edge hears, and what it makes of it. */
interface Edge {
  readonly received: RoutesByNeighbour
  readonly routes: EdgeRoutes
}

/** Everything that one pass finds out, before limits are looked at. */
export interface Pass {
  readonly topology: LinkTopology
  readonly down: Down
  /** From gateways, by circuit: the same on both edges. */
  readonly fromGateways: ReadonlyMap<string, RoutesByNeighbour>
  readonly drgTables: ReadonlyMap<string, readonly DrgRoute[]>
  /** What Oracle sends on either leg, by circuit. */
  readonly fromOracle: ReadonlyMap<string, readonly Route[]>
  /** What Oracle hears on the legs that are up, by circuit: one route per prefix, for the DRG sees one attachment. */
  readonly toOracle: CircuitRoutes
  readonly edges: ReadonlyMap<SessionKey, Edge>
}

const limitsOf = (topology: LinkTopology) => topology.limits ?? prefixLimits

export const everySession = (topology: LinkTopology): readonly { readonly circuit: CircuitTopology; readonly leg: Leg }[] =>
  topology.circuits.flatMap((circuit) => legs.map((leg) => ({ circuit, leg })))

export const downLegs = (topology: LinkTopology): Down =>
  new Map(
    everySession(topology)
      .filter(({ circuit, leg }) => !circuit.isPeered || !circuit.legs[leg])
      .map(({ circuit, leg }) => [sessionKey(circuit.id, leg), 'leg-down']),
  )

export const isOverfull = (topology: LinkTopology, gateway: GatewayTopology): boolean =>
  countPrefixes(gatewayAdvertises(gateway)) > limitsOf(topology).connectionCarries

/** The gateways joined to a circuit whose connection carries. */
function gatewaysOn(topology: LinkTopology, circuit: CircuitTopology): readonly GatewayTopology[] {
  if (!circuit.isPeered) return []
  const isJoined = ({ connections }: GatewayTopology) => connections.some(({ circuitId }) => circuitId === circuit.id)
  return topology.gateways.filter((gateway) => isJoined(gateway) && !isOverfull(topology, gateway))
}

export function runPass(topology: LinkTopology, down: Down): Pass {
  const fromGateways = new Map(
    topology.circuits.map((circuit): [string, RoutesByNeighbour] => [
      circuit.id,
      new Map(gatewaysOn(topology, circuit).map((gateway) => [gatewayStation(gateway.id), gatewayAdvertises(gateway)])),
    ]),
  )
  const toOracle = new Map(
    topology.circuits.map(({ id }) => [id, learnedByOracle(down, id, fromGateways.get(id) ?? new Map())]),
  )
  const drgTables = new Map(topology.drgs.flatMap((drg) => tablesOf(drg, toOracle)))
  const fromOracle = new Map(topology.circuits.map((circuit) => [circuit.id, sentByOracle(topology, drgTables, circuit)]))
  const found = { topology, down, fromGateways, toOracle, drgTables, fromOracle }
  const edges = new Map(
    everySession(topology).map(({ circuit, leg }) => [sessionKey(circuit.id, leg), edgeOf(found, circuit.id, leg)]),
  )
  return { ...found, edges }
}

const tablesOf = (drg: DrgTopology, learned: CircuitRoutes): [string, readonly DrgRoute[]][] =>
  drg.tables.map((table) => [table.id, drgTableRoutes(drg, table, learned)])

function learnedByOracle(down: Down, circuitId: string, received: RoutesByNeighbour): readonly Route[] {
  const heard = legs
    .filter((leg) => !down.has(sessionKey(circuitId, leg)))
    .flatMap((leg) => edgeRoutes({ circuitId, leg }, received).toOracle)
  return [...groupByPrefix(heard).values()].flatMap((routes) => routes.slice(0, 1))
}

function sentByOracle(topology: LinkTopology, tables: Pass['drgTables'], circuit: CircuitTopology): readonly Route[] {
  const found = attachmentOf(topology, circuit.id)
  if (!found) return []
  const { drg, attachment } = found
  const distribution = drg.distributions.find(({ id }) => id === attachment.exportDistributionId)
  return exportedRoutes(tables.get(attachment.tableId) ?? [], distribution).map(({ prefix, originator, asPath }) => ({
    prefix,
    originator,
    asPath: prepend(asPath, oracleAsn, 1 + circuit.oraclePrepends),
    nextHop: virtualCircuitStation(circuit.id),
    source: 'bgp',
  }))
}

function attachmentOf(
  topology: LinkTopology,
  circuitId: string,
): { readonly drg: DrgTopology; readonly attachment: CircuitAttachment } | undefined {
  for (const drg of topology.drgs)
    for (const attachment of drg.attachments)
      if (attachment.type === 'VIRTUAL_CIRCUIT' && attachment.circuitId === circuitId) return { drg, attachment }
  return undefined
}

/** Both ends look at the same time; Microsoft's limit is named first where both are passed. */
export function fallenSessions(pass: Pass): Down {
  const { topology, down, fromOracle, edges } = pass
  const limits = limitsOf(topology)
  const fallen = new Map<SessionKey, DownReason>()
  for (const { circuit, leg } of everySession(topology)) {
    const key = sessionKey(circuit.id, leg)
    if (down.has(key)) continue
    if (countPrefixes(fromOracle.get(circuit.id) ?? []) > limits.edgeAccepts[circuit.tier]) fallen.set(key, 'edge-prefix-limit')
    else if (countPrefixes(edges.get(key)?.routes.toOracle ?? []) > limits.oracleAccepts)
      fallen.set(key, 'oracle-prefix-limit')
  }
  return fallen
}

/** A leg that is down leaves the edge with what the gateways say. */
function edgeOf({ down, fromOracle, fromGateways }: Omit<Pass, 'edges'>, circuitId: string, leg: Leg): Edge {
  const oracle: [Station, readonly Route[]][] = down.has(sessionKey(circuitId, leg))
    ? []
    : [[virtualCircuitStation(circuitId), (fromOracle.get(circuitId) ?? []).map((route) => ({ ...route, leg }))]]
  const received = new Map([...oracle, ...(fromGateways.get(circuitId) ?? [])])
  return { received, routes: edgeRoutes({ circuitId, leg }, received) }
}
