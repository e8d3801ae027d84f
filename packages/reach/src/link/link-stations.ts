import { edgeStation, gatewayStation, legs, type Leg, type Route, virtualCircuitStation } from '@interconnect/routing'
import type { Next, Row, Station } from '../fabric/fabric.ts'
import { longestFirst } from '../fabric/longest-first.ts'
import type { NetworkModel } from '../model/network-model.ts'
import type { VirtualCircuitObject } from '../model/oci.ts'
import { drgAttachmentStation } from '../oci/station-names.ts'
import { addressRange } from '../packets/address-range.ts'
import { isAttachmentOf, routesOf } from './link-topology.ts'

/** Both ends of a circuit: Oracle's routers of the virtual circuit, and Microsoft's edge of each leg. */
export function linkStations(model: NetworkModel): readonly Station[] {
  return model.oci.virtualCircuits.flatMap((virtual) => [
    oracleEnd(model, virtual),
    ...legs.map((leg) => edge(model, virtual, leg)),
  ])
}

/** Towards Azure: the same prefix may have been heard on both legs, and either may carry a packet. */
function oracleEnd(model: NetworkModel, virtual: VirtualCircuitObject): Station {
  const id = virtualCircuitStation(virtual.circuitKey)
  const routes = routesOf(model).stations.get(id)
  const legsOf = (prefix: string): readonly Leg[] =>
    legs.filter((leg) =>
      routes?.adjRibIn.get(edgeStation(virtual.circuitKey, leg))?.some((route) => route.prefix === prefix),
    )
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

function edge(model: NetworkModel, virtual: VirtualCircuitObject, leg: Leg): Station {
  const id = edgeStation(virtual.circuitKey, leg)
  const circuit = model.azure.circuits.find(({ ref }) => ref.key === virtual.circuitKey)
  const object = circuit?.ref ?? virtual.ref
  const rows = (routesOf(model).stations.get(id)?.best ?? []).map((route) => ({
    rank: 0,
    row: {
      destinations: [addressRange(route.prefix)],
      next: nextOf(model, virtual, route),
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
function nextOf(model: NetworkModel, virtual: VirtualCircuitObject, route: Route): Next {
  if (isFromGateway(route)) return { to: 'stations', stations: [route.nextHop] }
  const attachment = model.oci.attachments.find((one) => isAttachmentOf(one, virtual) && one.isAttached)
  return attachment
    ? { to: 'stations', stations: [drgAttachmentStation(attachment.ref.key)] }
    : { to: 'drop', reason: 'not-reachable' }
}
