import type { TrafficNode, TrafficRoute } from '@interconnect/oci-api'
import type { Call } from '../call.ts'
import { liveObjects } from '../objects.ts'
import type { Stored } from '../stored.ts'
import { type NextHop, nextHopOfVcn, nextHopsOfDrg, noRoute, onward } from './next-hop.ts'
import { type Packet, trafficOf } from './packet.ts'
import type { Place } from './question.ts'
import { type Judgement, judgeAnswer } from './security.ts'

type Attachment = Stored<'drg-attachment'>
type SubnetPlace = Extract<Place, { at: 'subnet' }>

/** A packet on its one way, and what was said before of the one that it answers. */
export interface Journey {
  readonly from: Place
  readonly to: Place
  readonly packet: Packet
  readonly answered?: { readonly atFrom: Judgement | undefined; readonly atTo: Judgement | undefined }
}

/** Every way that the packet may take, station by station; one where nothing is shared. */
export function routesOf(journey: Journey, call: Call): TrafficRoute[] {
  return new Walker(journey, call).routes()
}

class Walker {
  readonly #journey: Journey
  readonly #call: Call

  constructor(journey: Journey, call: Call) {
    this.#journey = journey
    this.#call = call
  }

  routes(): TrafficRoute[] {
    const { from, to } = this.#journey
    if (from.at === 'subnet' && to.at === 'subnet' && from.subnet.wire.id === to.subnet.wire.id)
      return [ended([], 'INDETERMINATE', 'Source and destination are in the same subnet.')]
    if (from.at === 'subnet') return this.#fromSubnet(from)
    if (from.at === 'internet' || to.at !== 'subnet')
      return [ended([], 'INDETERMINATE', 'Paths from the internet, and outside of OCI, are not analyzed.')]
    return this.#fromOnPrem(to)
  }

  #fromSubnet(from: SubnetPlace): TrafficRoute[] {
    const { packet, to, answered } = this.#journey
    const egress = judgeAnswer(from, 'EGRESS', packet, this.#call.world, answered?.atFrom)
    const here = { ...this.#visible(entityOf(from)), egressSecurityAction: egress.action }
    if (!egress.passes) return [ended([here], 'UNREACHABLE')]
    if (isIn(to, from.subnet.wire.vcnId)) return [this.#arrived([{ ...here, nextHopRoutingAction: onward }])]
    const hop = nextHopOfVcn(from.subnet.wire.routeTableId, packet.destination, this.#call)
    return this.#follow([{ ...here, nextHopRoutingAction: hop.action }], hop)
  }

  /** By every circuit that leads to the DRG of the VCN; by those that told of the address, where one did. */
  #fromOnPrem(to: SubnetPlace): TrafficRoute[] {
    const attachments = liveObjects(this.#call.world, 'drg-attachment').filter(
      ({ wire }) => wire.lifecycleState === 'ATTACHED',
    )
    const drgs = attachments.filter(({ wire }) => wire.vcnId === to.subnet.wire.vcnId).map(({ wire }) => wire.drgId)
    const circuits = attachments.filter((one) => drgs.includes(one.wire.drgId) && isCircuit(one))
    const telling = circuits.filter((one) => this.#tells(one))
    const entrances = telling.length > 0 ? telling : circuits
    if (entrances.length === 0)
      return [ended([{ ...this.#visible(), nextHopRoutingAction: noRoute({}) }], 'UNREACHABLE')]
    const start = { ...this.#visible(), nextHopRoutingAction: onward }
    return entrances.flatMap((entrance) =>
      this.#throughDrg([start, { ...this.#visible(networkOf(entrance)), nextHopRoutingAction: onward }], entrance),
    )
  }

  /** Whether a table of the DRG sends the source's address there. */
  #tells({ wire }: Attachment): boolean {
    const { world } = this.#call
    const tables = liveObjects(world, 'drg-route-table').filter((table) => table.wire.drgId === wire.drgId)
    return tables.some((table) =>
      nextHopsOfDrg(table.wire.id, this.#journey.packet.source, this.#call).some(
        ({ to }) => to.kind === 'attachment' && to.attachment.wire.id === wire.id,
      ),
    )
  }

  #follow(nodes: readonly TrafficNode[], { to }: NextHop): TrafficRoute[] {
    switch (to.kind) {
      case 'drg':
        return this.#throughDrg(nodes, to.attachment)
      case 'outside':
        return [this.#outside([...nodes, this.#visible(to.id)])]
      case 'unknown':
        return [ended(nodes, 'INDETERMINATE', 'The next hop is not analyzed.')]
      case 'attachment':
      case 'nowhere':
        return [ended(nodes, 'UNREACHABLE')]
    }
  }

  /** @param entrance where the packet enters the DRG; its table decides */
  #throughDrg(nodes: readonly TrafficNode[], entrance: Attachment): TrafficRoute[] {
    const { drgId, drgRouteTableId = '' } = entrance.wire
    return nextHopsOfDrg(drgRouteTableId, this.#journey.packet.destination, this.#call).flatMap((hop) => {
      const passed = [...nodes, { ...this.#visible(drgId), nextHopRoutingAction: hop.action }]
      return hop.to.kind === 'attachment'
        ? this.#outOfDrg(passed, entrance, hop.to.attachment)
        : this.#follow(passed, hop)
    })
  }

  /** OCI is no transit between circuits. @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm */
  #outOfDrg(nodes: readonly TrafficNode[], entrance: Attachment, exit: Attachment): TrafficRoute[] {
    if (!isCircuit(exit)) return [this.#intoVcn(nodes, exit)]
    const circuit = { ...this.#visible(networkOf(exit)), nextHopRoutingAction: onward }
    if (isCircuit(entrance)) return [ended(nodes, 'UNREACHABLE', 'Traffic is not forwarded between circuits.')]
    if (this.#journey.to.at !== 'on-prem') return [ended([...nodes, circuit], 'UNREACHABLE')]
    return [ended([...nodes, circuit, { type: 'VISIBLE' }], 'REACHABLE')]
  }

  #intoVcn(nodes: readonly TrafficNode[], { wire }: Attachment): TrafficRoute {
    const { packet, to } = this.#journey
    const tableId = wire.networkDetails?.routeTableId
    const isDiverted =
      tableId !== undefined && nextHopOfVcn(tableId, packet.destination, this.#call).to.kind !== 'nowhere'
    if (isDiverted) return ended(nodes, 'INDETERMINATE', 'Routing inside a VCN is not analyzed.')
    return isIn(to, wire.vcnId) ? this.#arrived(nodes) : ended(nodes, 'UNREACHABLE')
  }

  #arrived(nodes: readonly TrafficNode[]): TrafficRoute {
    const { packet, to, answered } = this.#journey
    const place = to as SubnetPlace
    const ingress = judgeAnswer(place, 'INGRESS', packet, this.#call.world, answered?.atTo)
    const there: TrafficNode = {
      type: 'VISIBLE',
      entityId: entityOf(place),
      ingressSecurityAction: ingress.action,
    }
    return ended([...nodes, there], ingress.passes ? 'REACHABLE' : 'UNREACHABLE')
  }

  /** Through a gateway of the VCN: nothing private lies there. */
  #outside(nodes: readonly TrafficNode[]): TrafficRoute {
    return this.#journey.to.at === 'internet'
      ? ended(nodes, 'INDETERMINATE', 'Paths to the internet are not analyzed.')
      : ended(nodes, 'UNREACHABLE')
  }

  #visible(entityId?: string): TrafficNode {
    return {
      type: 'VISIBLE',
      ...(entityId !== undefined && { entityId }),
      egressTraffic: trafficOf(this.#journey.packet),
    }
  }
}

const ended = (
  nodes: readonly TrafficNode[],
  reachabilityStatus: TrafficRoute['reachabilityStatus'],
  routeAnalysisDescription?: string,
): TrafficRoute => ({
  reachabilityStatus,
  nodes: [...nodes],
  ...(routeAnalysisDescription !== undefined && { routeAnalysisDescription }),
})

const entityOf = ({ subnet, vnic }: SubnetPlace): string => (vnic ?? subnet).wire.id
const isIn = (place: Place, vcnId: string | undefined): boolean =>
  place.at === 'subnet' && place.subnet.wire.vcnId === vcnId
const isCircuit = ({ wire }: Attachment): boolean => wire.networkDetails?.type === 'VIRTUAL_CIRCUIT'
const networkOf = ({ wire }: Attachment): string | undefined => wire.networkDetails?.id
