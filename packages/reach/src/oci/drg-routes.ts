import { type DrgRoute, virtualCircuitStation } from '@interconnect/routing'
import type { Next, Row, Station } from '../fabric/fabric.ts'
import { longestFirst } from '../fabric/longest-first.ts'
import { isAttachmentOf, routesOver } from '../link/link-topology.ts'
import type { Wiring } from '../link/wiring.ts'
import { objectOf, objectTitle } from '../model/object.ts'
import type { DrgAttachmentObject } from '../model/oci.ts'
import { addressRange } from '../packets/address-range.ts'
import { remembered } from '../remembered.ts'
import { drgAttachmentStation, vcnEntranceStation } from './station-names.ts'

/** What enters the DRG by an attachment is forwarded by that attachment's table. */
export const drgAttachmentRoutes = remembered((wiring: Wiring, attachment: DrgAttachmentObject): Station => {
  const table = objectOf(wiring.oci.drgRouteTables, attachment.tableKey)
  const routes = (routesOver(wiring).drgTables.get(attachment.tableKey) ?? []).filter(({ isConflict }) => !isConflict)
  const rows = [...Map.groupBy(routes, ({ prefix }) => prefix)].map(([prefix, equal]) => ({
    rank: 0,
    row: {
      destinations: [addressRange(prefix)],
      next: onward(wiring, attachment, equal),
      object: table?.ref ?? attachment.ref,
      text: `${equal[0]!.routeType === 'STATIC' ? 'static rule' : 'imported'} ${prefix} → ${attachmentsText(wiring, equal)}`,
    } satisfies Row,
  }))
  return {
    id: drgAttachmentStation(attachment.ref.key),
    title: table ? objectTitle(table.ref) : objectTitle(attachment.ref),
    object: table?.ref ?? attachment.ref,
    rows: longestFirst(rows),
  }
})

const attachmentsText = ({ oci }: Wiring, routes: readonly DrgRoute[]): string =>
  routes
    .map(({ nextHop }) => objectOf(oci.attachments, nextHop)?.ref)
    .map((ref) => (ref ? objectTitle(ref) : 'an attachment that is gone'))
    .join(', ')

/** OCI is no transit between circuits and tunnels. @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm */
const isTransit = (from: DrgAttachmentObject, to: DrgAttachmentObject): boolean =>
  [from, to].every(({ type }) => type === 'VIRTUAL_CIRCUIT' || type === 'IPSEC_TUNNEL')

function onward({ oci }: Wiring, from: DrgAttachmentObject, routes: readonly DrgRoute[]): Next {
  const used = routes.filter(({ isBlackhole }) => !isBlackhole)
  const hops = used.flatMap(({ nextHop }) => objectOf(oci.attachments, nextHop) ?? [])
  if (hops.length === 0 || hops.some((hop) => isTransit(from, hop))) return { to: 'drop', reason: 'dropped-by-route' }
  const stations = hops.flatMap((hop) => {
    if (hop.type === 'VCN') return [vcnEntranceStation(hop.ref.key)]
    if (hop.type !== 'VIRTUAL_CIRCUIT') return []
    const circuit = oci.virtualCircuits.find((one) => isAttachmentOf(hop, one))
    return circuit ? [virtualCircuitStation(circuit.circuitKey)] : []
  })
  return stations.length > 0 ? { to: 'stations', stations } : { to: 'drop', reason: 'not-reachable' }
}
