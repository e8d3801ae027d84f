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

export const everySession = (
  topology: LinkTopology,
): readonly { readonly circuit: CircuitTopology; readonly leg: Leg }[] =>
  topology.circuits.flatMap((circuit) => legs.map((leg) => ({ circuit, leg })))

export const downLegs = (topology: LinkTopology): Down =>
  new Map(
    everySession(topology)
      .filter(({ circuit, leg }) => !circuit.isPeered || !circuit.legs[leg])
      .map(({ circuit, leg }) => [sessionKey(circuit.id, leg), 'leg-down']),
  )

export const isOverfull = (topology: LinkTopology, gateway: GatewayTopology): boolean =>
  countPrefixes(gatewayAdvertises(gateway)) > limitsOf(topology).connectionCarries

/** What carrying connections bring to each circuit that has a peering to meet at. */
function gatewayOffers(topology: LinkTopology): ReadonlyMap<string, RoutesByNeighbour> {
  const offers = new Map(topology.circuits.map(({ id }) => [id, new Map<Station, readonly Route[]>()]))
  const isPeered = new Map(topology.circuits.map((circuit) => [circuit.id, circuit.isPeered]))
  for (const gateway of topology.gateways) {
    if (isOverfull(topology, gateway)) continue
    for (const { circuitId } of gateway.connections)
      if (isPeered.get(circuitId)) offers.get(circuitId)?.set(gatewayStation(gateway.id), gatewayAdvertises(gateway))
  }
  return offers
}

export function runPass(topology: LinkTopology, down: Down): Pass {
  const fromGateways = gatewayOffers(topology)
  const toOracle = new Map(
    topology.circuits.map(({ id }) => [id, learnedByOracle(down, id, fromGateways.get(id) ?? new Map())]),
  )
  const drgTables = new Map(topology.drgs.flatMap((drg) => tablesOf(drg, toOracle)))
  const fromOracle = oracleOffers(topology, drgTables)
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

/** What the attachment of each circuit sends out of its DRG. */
function oracleOffers(topology: LinkTopology, tables: Pass['drgTables']): ReadonlyMap<string, readonly Route[]> {
  const attachments = topology.drgs.flatMap((drg) =>
    drg.attachments
      .filter((attachment) => attachment.type === 'VIRTUAL_CIRCUIT')
      .map((attachment): [string, readonly DrgRoute[]] => [attachment.circuitId, exportsOf(drg, attachment, tables)]),
  )
  const exported = new Map(attachments)
  return new Map(
    topology.circuits.map((circuit) => [
      circuit.id,
      (exported.get(circuit.id) ?? []).map((route) => sent(circuit, route)),
    ]),
  )
}

function exportsOf(drg: DrgTopology, attachment: CircuitAttachment, tables: Pass['drgTables']): readonly DrgRoute[] {
  const distribution = drg.distributions.find(({ id }) => id === attachment.exportDistributionId)
  return exportedRoutes(tables.get(attachment.tableId) ?? [], distribution)
}

const sent = ({ id, oraclePrepends }: CircuitTopology, { prefix, originator, asPath }: DrgRoute): Route => ({
  prefix,
  originator,
  asPath: prepend(asPath, oracleAsn, 1 + oraclePrepends),
  nextHop: virtualCircuitStation(id),
  source: 'bgp',
})

/** Both ends look at the same time; Microsoft's limit is named first where both are passed. */
export function fallenSessions(pass: Pass): Down {
  const { topology, down, fromOracle, edges } = pass
  const limits = limitsOf(topology)
  const fallen = new Map<SessionKey, DownReason>()
  for (const { circuit, leg } of everySession(topology)) {
    const key = sessionKey(circuit.id, leg)
    if (down.has(key)) continue
    if (countPrefixes(fromOracle.get(circuit.id) ?? []) > limits.edgeAccepts[circuit.tier])
      fallen.set(key, 'edge-prefix-limit')
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
