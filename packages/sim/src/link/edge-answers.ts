import type { ArpRow, CircuitRouteRow, CircuitRouteSummaryRow, DevicePath } from '@interconnect/azure-api'
import { addressAt, isPrefix, type Prefix } from '@interconnect/model'
import {
  azureGatewayAsn,
  edgeStation,
  oracleAsn,
  type Route,
  sessionKey,
  type StationRoutes,
  virtualCircuitStation,
} from '@interconnect/routing'
import { createHash } from 'node:crypto'
import type { World } from '../core/index.ts'
import { gatewayAddresses } from './gateway-addresses.ts'
import { isPeered, legTrouble, type LegTrouble } from './legs.ts'
import { lineState, sessionsSince } from './linked.ts'
import { linkOfCircuit, linkPicture } from './picture.ts'
import { sinceText } from './since.ts'

/** One Microsoft edge router with the peering switched on, as its own console would show it. */
interface Edge {
  readonly virtualCircuitId: string
  /** Oracle's and Microsoft's address on the leg, as Azure's peering has them. */
  readonly oracle: string
  readonly microsoft: string
  readonly trouble: LegTrouble | undefined
  readonly isUp: boolean
  readonly sinceMs: number | undefined
  readonly routes: StationRoutes
}

function edgeOf(world: World, circuitId: string, path: DevicePath): Edge | undefined {
  const picture = linkPicture(world)
  const halves = linkOfCircuit(picture, circuitId)
  const network = halves && networkOf(halves.azure?.peering?.properties, path)
  if (!halves || !network || !isPeered(halves)) return undefined
  const { id } = halves.virtualCircuit
  const routes = picture.routes.stations.get(edgeStation(id, path))
  return (
    routes && {
      virtualCircuitId: id,
      oracle: addressAt(network, 1),
      microsoft: addressAt(network, 2),
      trouble: legTrouble(halves, path, lineState(world, id, path)),
      isUp: picture.routes.sessions.get(sessionKey(id, path))?.state === 'up',
      sinceMs: sessionsSince(world).get(id)?.sinceMs,
      routes,
    }
  )
}

type PeerPrefixes = { readonly primaryPeerAddressPrefix?: string; readonly secondaryPeerAddressPrefix?: string }

function networkOf(prefixes: PeerPrefixes = {}, path: DevicePath): Prefix | undefined {
  const text = path === 'primary' ? prefixes.primaryPeerAddressPrefix : prefixes.secondaryPeerAddressPrefix
  return text !== undefined && isPrefix(text) ? text : undefined
}

/** Troubles of BGP leave layer 2 as it is. */
const carriesArp: readonly (LegTrouble | undefined)[] = [
  undefined,
  'routers-starting',
  'admin-disabled',
  'asn-mismatch',
  'key-mismatch',
]

/**
 * Both ends when the line carries, Microsoft's alone when it does not, nothing without a peering.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-arp-resource-manager
 */
export function arpTable(world: World, circuitId: string, path: DevicePath): readonly ArpRow[] {
  const edge = edgeOf(world, circuitId, path)
  if (!edge) return []
  const row = (name: string, ipAddress: string): ArpRow => ({
    age: 0,
    interface: name,
    ipAddress,
    macAddress: macOf(`${circuitId.toLowerCase()} ${ipAddress}`),
  })
  const own = row('Microsoft', edge.microsoft)
  return carriesArp.includes(edge.trouble) ? [row('On-Prem', edge.oracle), own] : [own]
}

/** As the routers print it; locally administered. */
function macOf(subject: string): string {
  const hex = createHash('sha256').update(subject).digest('hex')
  return `02${hex.slice(0, 2)}.${hex.slice(2, 6)}.${hex.slice(6, 10)}`
}

export function routeTable(world: World, circuitId: string, path: DevicePath): readonly CircuitRouteRow[] {
  const edge = edgeOf(world, circuitId, path)
  return edge?.routes.best.flatMap((route) => rowsOf(world, edge, route)) ?? []
}

/** What Oracle says has one next hop and an origin that is not known; what a gateway says comes from both its instances. */
function rowsOf(world: World, edge: Edge, { prefix, nextHop, asPath }: Route): readonly CircuitRouteRow[] {
  const row = (address: string, suffix: string): CircuitRouteRow => ({
    network: prefix,
    nextHop: address,
    locPrf: '',
    weight: 0,
    path: asPath.join(' ') + suffix,
  })
  if (nextHop === virtualCircuitStation(edge.virtualCircuitId)) return [row(edge.oracle, ' ?')]
  return instancesAt(world, nextHop).map((address) => row(address, ''))
}

const instancesAt = (world: World, station: string): readonly string[] =>
  gatewayAddresses(world, station.slice('azure/gateway/'.length))?.instances ?? []

export function routeTableSummary(
  world: World,
  circuitId: string,
  path: DevicePath,
): readonly CircuitRouteSummaryRow[] {
  const edge = edgeOf(world, circuitId, path)
  if (!edge) return []
  const oracle = virtualCircuitStation(edge.virtualCircuitId)
  const row = (neighbor: string, as: number, received: readonly Route[] | undefined): CircuitRouteSummaryRow => ({
    neighbor,
    v: 4,
    as,
    upDown: received ? sinceText(world.clock.now() - (edge.sinceMs ?? world.clock.now())) : 'never',
    statePfxRcd: received ? String(received.length) : 'Active',
  })
  const gateways = [...edge.routes.adjRibIn].filter(([station]) => station !== oracle)
  return [
    row(edge.oracle, oracleAsn, edge.isUp ? (edge.routes.adjRibIn.get(oracle) ?? []) : undefined),
    ...gateways.flatMap(([station, received]) =>
      instancesAt(world, station).map((address) => row(address, azureGatewayAsn, received)),
    ),
  ]
}
