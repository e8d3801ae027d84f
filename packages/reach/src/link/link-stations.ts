import type { Prefix } from '@interconnect/model'
import { edgeStation, gatewayStation, legs, type Leg, type Route, virtualCircuitStation } from '@interconnect/routing'
import type { Next, Row, Station } from '../fabric/fabric.ts'
import { longestFirst } from '../fabric/longest-first.ts'
import type { VirtualCircuitObject } from '../model/oci.ts'
import { objectOf } from '../model/object.ts'
import { drgAttachmentStation } from '../oci/station-names.ts'
import { addressRange } from '../packets/address-range.ts'
import { remembered } from '../remembered.ts'
import { isAttachmentOf, routesOver } from './link-topology.ts'
import type { Wiring } from './wiring.ts'

/** Both ends of a circuit: Oracle's routers of the virtual circuit, and Microsoft's edge of each leg. */
export const linkStations = remembered((wiring: Wiring): ReadonlyMap<string, Station> => {
  const stations = wiring.oci.virtualCircuits.flatMap((virtual) => [
    oracleEnd(wiring, virtual),
    ...legs.map((leg) => edge(wiring, virtual, leg)),
  ])
  return new Map(stations.map((station) => [station.id, station]))
})

export const linkStationIds = ({ oci }: Wiring): readonly string[] =>
  oci.virtualCircuits.flatMap(({ circuitKey }) => [
    virtualCircuitStation(circuitKey),
    ...legs.map((leg) => edgeStation(circuitKey, leg)),
  ])

/** Towards Azure: the same prefix may have been heard on both legs, and either may carry a packet. */
function oracleEnd(wiring: Wiring, virtual: VirtualCircuitObject): Station {
  const id = virtualCircuitStation(virtual.circuitKey)
  const routes = routesOver(wiring).stations.get(id)
  const heard = legs.map((leg) => ({
    leg,
    prefixes: new Set(routes?.adjRibIn.get(edgeStation(virtual.circuitKey, leg))?.map(({ prefix }) => prefix)),
  }))
  const legsOf = (prefix: Prefix): readonly Leg[] =>
    heard.filter(({ prefixes }) => prefixes.has(prefix)).map(({ leg }) => leg)
  const rows = (routes?.best ?? []).map(({ prefix }) => ({
    rank: 0,
    row: {
      destinations: [addressRange(prefix)],
      next: { to: 'stations', stations: legsOf(prefix).map((leg) => edgeStation(virtual.circuitKey, leg)) },
      object: virtual.ref,
      text: `heard ${prefix} from Azure on ${legsOf(prefix).length === 2 ? 'both legs' : `the ${legsOf(prefix).join()} leg`}`,
    } satisfies Row,
  }))
  return {
    id,
    title: `virtual circuit ${virtual.ref.name}`,
    object: virtual.ref,
    mtuBytes: virtual.mtuBytes,
    rows: longestFirst(rows),
  }
}

function edge(wiring: Wiring, virtual: VirtualCircuitObject, leg: Leg): Station {
  const id = edgeStation(virtual.circuitKey, leg)
  const circuit = objectOf(wiring.azure.circuits, virtual.circuitKey)
  const object = circuit?.ref ?? virtual.ref
  const rows = (routesOver(wiring).stations.get(id)?.best ?? []).map((route) => ({
    rank: 0,
    row: {
      destinations: [addressRange(route.prefix)],
      next: nextOf(wiring, virtual, route),
      object,
      text: `heard ${route.prefix} from ${isFromGateway(route) ? 'the gateway' : 'Oracle'}`,
    } satisfies Row,
  }))
  return { id, title: `Microsoft's edge, ${leg} leg`, object, mtuBytes: edgeMtuBytes, rows: longestFirst(rows) }
}

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-faqs */
const edgeMtuBytes = 1500

const isFromGateway = ({ nextHop }: Route): boolean => nextHop.startsWith(gatewayStation(''))

/** Behind Oracle's routers packets enter the DRG by the circuit's attachment. */
function nextOf(wiring: Wiring, virtual: VirtualCircuitObject, route: Route): Next {
  if (isFromGateway(route)) return { to: 'stations', stations: [route.nextHop] }
  const attachment = wiring.oci.attachments.find((one) => isAttachmentOf(one, virtual) && one.isAttached)
  return attachment
    ? { to: 'stations', stations: [drgAttachmentStation(attachment.ref.key)] }
    : { to: 'drop', reason: 'not-reachable' }
}
