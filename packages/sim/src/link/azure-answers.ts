import type { ArpRow, BgpPeerStatus, CircuitRouteRow, CircuitRouteSummaryRow, DevicePath, GatewayRoute } from '@interconnect/azure-api'
import { addressAt, asPrefix, isPrefix, type Prefix } from '@interconnect/model'
import { edgeStation, gatewayStation, type Leg, legs, type LinkRoutes, oracleAsn, microsoftEdgeAsn, type Route } from '@interconnect/routing'
import { createHash } from 'node:crypto'
import { AzureResources, type StoredCircuit, types } from '../azure/index.ts'
import type { World } from '../core/index.ts'
import { cutLegs, peeringOf, peeringPrefixes, sessionsSince, virtualCircuitOf } from './pairing.ts'
import { linkRoutes } from './topology.ts'
import { type LinkView, silentLink } from './view.ts'

/** What ARM's diagnostics tell of the edge routers and the gateways. */
export const azureAnswers = (world: World): LinkView => ({
  arpTable: (circuitId, path) => arpTable(world, circuitId, path),
  routeTable: (circuitId, path) => routeTable(world, circuitId, path),
  routeTableSummary: (circuitId, path) => routeTableSummary(world, circuitId, path),
  stats: silentLink.stats,
  learnedRoutes: (gatewayId) => learnedRoutes(world, gatewayId),
  advertisedRoutes: (gatewayId, peer) => advertisedRoutes(world, gatewayId, peer),
  bgpPeerStatus: (gatewayId) => bgpPeerStatus(world, gatewayId),
})

const circuitOf = (world: World, id: string): StoredCircuit | undefined => new AzureResources(world).get(types.circuit, id)

/** The network of a leg as Azure's peering has it. */
function legNetwork(world: World, circuit: StoredCircuit | undefined, leg: Leg): Prefix | undefined {
  const peering = circuit && peeringOf(world, circuit)
  const text = peering && peeringPrefixes(peering)[leg]
  return text !== undefined && isPrefix(text) ? text : undefined
}

/** The first host of a leg's /30 is Oracle's, the second Microsoft's. */
const ends = (network: Prefix) => ({ oracle: addressAt(network, 1), microsoft: addressAt(network, 2) })

const macOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex')
  return `02${hex.slice(0, 2)}.${hex.slice(2, 6)}.${hex.slice(6, 10)}`
}

/**
 * Both ends when the line carries; Microsoft's alone when it does not; nothing without a peering.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-arp-resource-manager
 */
function arpTable(world: World, circuitId: string, path: DevicePath): readonly ArpRow[] {
  const circuit = circuitOf(world, circuitId)
  const network = legNetwork(world, circuit, path)
  if (!circuit || !network) return []
  const { oracle, microsoft } = ends(network)
  const own: ArpRow = { age: 0, interface: 'Microsoft', ipAddress: microsoft, macAddress: macOf(microsoft) }
  const partner = virtualCircuitOf(world, circuit)
  if (!partner || cutLegs(world).has(`${partner.wire.id}/${path}`)) return [own]
  return [{ age: 0, interface: 'On-Prem', ipAddress: oracle, macAddress: macOf(oracle) }, own]
}

function edgeTables(world: World, circuitId: string, path: DevicePath) {
  const circuit = circuitOf(world, circuitId)
  const network = legNetwork(world, circuit, path)
  const partner = circuit && virtualCircuitOf(world, circuit)
  if (!circuit || !network || !partner) return undefined
  const routes = linkRoutes(world)
  const station = routes.stations.get(edgeStation(partner.wire.id, path))
  const isUp = routes.sessions.get(`${partner.wire.id}/${path}`)?.state === 'up'
  return station && { network, partner, isUp, best: station.best }
}

function routeTable(world: World, circuitId: string, path: DevicePath): readonly CircuitRouteRow[] {
  const tables = edgeTables(world, circuitId, path)
  if (!tables) return []
  const { oracle } = ends(tables.network)
  return tables.best.map((route) => ({
    network: route.prefix,
    nextHop: route.asPath[0] === oracleAsn ? oracle : gatewayAddress(world, route.nextHop),
    locPrf: '',
    weight: 0,
    path: route.asPath.join(' '),
  }))
}

/** The address of a gateway in its subnet. */
function gatewayAddress(world: World, station: string): string {
  const gateway = new AzureResources(world).get(types.gateway, station.replace(/^azure\/gateway\//, ''))
  const subnetId = gateway?.properties.ipConfigurations[0]?.properties.subnet?.id ?? ''
  const prefix = new AzureResources(world).get(types.subnet, subnetId)?.properties.addressPrefix ?? ''
  return isPrefix(prefix) ? addressAt(asPrefix(prefix), 12) : '0.0.0.0'
}

function routeTableSummary(world: World, circuitId: string, path: DevicePath): readonly CircuitRouteSummaryRow[] {
  const tables = edgeTables(world, circuitId, path)
  if (!tables) return []
  const { network, partner, isUp, best } = tables
  const received = best.filter(({ asPath }) => asPath[0] === oracleAsn).length
  const since = sessionsSince(world).get(partner.wire.id)?.sinceMs ?? world.clock.now()
  return [
    {
      neighbor: ends(network).oracle,
      v: 4,
      as: oracleAsn,
      upDown: isUp ? duration(world.clock.now() - since) : 'never',
      statePfxRcd: isUp ? String(received) : 'Active',
    },
  ]
}

/** As routers print it: `2d03h`, or `00:12:05` within the first day. */
function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  if (seconds >= 86_400) return `${Math.floor(seconds / 86_400)}d${two((seconds % 86_400) / 3600)}h`
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`
}

interface Neighbour {
  readonly leg: Leg
  /** The edge router as the gateway sees it. */
  readonly address: string
  readonly isPeered: boolean
  readonly routes: readonly Route[]
}

/** The edge routers a gateway talks to: two for each circuit. */
function neighbours(gatewayId: string, routes: LinkRoutes): readonly Neighbour[] {
  const station = routes.stations.get(gatewayStation(gatewayId.toLowerCase()))
  if (!station) return []
  return [...station.adjRibIn].map(([edge, received], index) => {
    const leg = legs[index % 2]!
    return { leg, address: `10.255.255.${4 + 4 * index}`, isPeered: edge.startsWith('azure/edge/'), routes: received }
  })
}

function learnedRoutes(world: World, gatewayId: string): readonly GatewayRoute[] {
  const gateway = new AzureResources(world).get(types.gateway, gatewayId)
  if (!gateway) return []
  const routes = linkRoutes(world)
  const local = gatewayAddress(world, gatewayStation(gateway.id))
  const own = routes.stations.get(gatewayStation(gateway.id.toLowerCase()))
  const network = [...(own?.adjRibOut.values() ?? [])][0] ?? []
  return [
    ...network.map(({ prefix }): GatewayRoute => ({ localAddress: local, network: prefix, sourcePeer: local, origin: 'Network', asPath: '', weight: 32_768 })),
    ...neighbours(gatewayId, routes).flatMap((neighbour) =>
      neighbour.routes.map(({ prefix, asPath }): GatewayRoute => ({
        localAddress: local,
        network: prefix,
        nextHop: neighbour.address,
        sourcePeer: neighbour.address,
        origin: 'EBgp',
        asPath: asPath.join('-'),
        weight: 32_769,
      })),
    ),
  ]
}

function advertisedRoutes(world: World, gatewayId: string, peer: string): readonly GatewayRoute[] {
  const routes = linkRoutes(world)
  if (!neighbours(gatewayId, routes).some(({ address }) => address === peer)) return []
  const local = gatewayAddress(world, gatewayStation(gatewayId))
  const [advertised] = routes.stations.get(gatewayStation(gatewayId.toLowerCase()))?.adjRibOut.values() ?? []
  return (advertised ?? []).map(({ prefix, asPath }) => ({
    localAddress: local,
    network: prefix,
    nextHop: local,
    sourcePeer: local,
    origin: 'Igp',
    asPath: asPath.join('-'),
    weight: 0,
  }))
}

function bgpPeerStatus(world: World, gatewayId: string): readonly BgpPeerStatus[] {
  const local = gatewayAddress(world, gatewayStation(gatewayId))
  return neighbours(gatewayId, linkRoutes(world)).map(({ address, routes }) => ({
    localAddress: local,
    neighbor: address,
    asn: microsoftEdgeAsn,
    state: 'Connected',
    connectedDuration: '00:10:00.0000000',
    routesReceived: routes.length,
    messagesSent: 10,
    messagesReceived: 10 + routes.length,
  }))
}
