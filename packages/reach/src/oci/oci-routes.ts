import { type DrgRoute, virtualCircuitStation } from '@interconnect/routing'
import type { Next, Row, Station } from '../fabric/fabric.ts'
import { longestFirst, type RankedRow } from '../fabric/longest-first.ts'
import { isAttachmentOf, routesOf } from '../link/link-topology.ts'
import type { NetworkModel } from '../model/network-model.ts'
import { objectTitle } from '../model/object.ts'
import type { DrgAttachmentObject, OciSubnet, VcnGateway, VcnRoute, VcnRouteTable } from '../model/oci.ts'
import { addressRange, parseAddressRange } from '../packets/address-range.ts'
import { drgAttachmentStation, ociSubnetStation, vcnEntranceStation } from './station-names.ts'

/** What an instance's interface defaults to. @source https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/connectionhang.htm */
export const ociMtuBytes = 9000

/**
 * A subnet's table: the longest prefix wins, and a rule beats the VCN's own route to an equal or shorter prefix.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingroutetables.htm
 */
export function ociSubnetRoutes(model: NetworkModel, subnet: OciSubnet): Station {
  const table = model.oci.routeTables.find(({ ref }) => ref.key === subnet.routeTableKey)
  return {
    id: ociSubnetStation(subnet.ref.key),
    title: `routes of oci/${subnet.name}`,
    object: table?.ref ?? subnet.ref,
    mtuBytes: ociMtuBytes,
    rows: longestFirst([...ruleRows(model, table, subnet), ...localRows(model, subnet.vcnKey)]),
  }
}

function localRows({ oci }: NetworkModel, vcnKey: string): readonly RankedRow[] {
  const vcn = oci.vcns.find(({ ref }) => ref.key === vcnKey)
  return (vcn?.cidrs ?? []).map((prefix) => ({
    rank: 1,
    row: {
      destinations: [addressRange(prefix)],
      next: { to: 'endpoints', network: vcnKey },
      object: vcn!.ref,
      text: `local route ${prefix}`,
    },
  }))
}

function ruleRows(
  model: NetworkModel,
  table: VcnRouteTable | undefined,
  subnet: OciSubnet | undefined,
): readonly RankedRow[] {
  return (table?.rules ?? []).flatMap((rule) =>
    destinationsOf(model, table!.vcnKey, rule).map((destination) => ({
      rank: 0,
      row: {
        destinations: [destination],
        next: targetOf(model, { vcnKey: table!.vcnKey, rule, subnet }),
        object: table!.ref,
        text: `route rule ${rule.destination} → ${targetName(model, rule.targetKey)}`,
      } satisfies Row,
    })),
  )
}

/** A service label stands for the ranges of the VCN's service gateway. */
function destinationsOf({ oci }: NetworkModel, vcnKey: string, { destination }: VcnRoute) {
  const range = parseAddressRange(destination)
  if (range) return [range]
  const services = oci.gateways.find((one) => one.type === 'service' && one.vcnKey === vcnKey)?.services
  return (services?.[destination] ?? []).map((prefix) => addressRange(prefix))
}

function targetName({ oci, hosts }: NetworkModel, key: string): string {
  const found = [...oci.drgs, ...oci.gateways, ...hosts].find(({ ref }) => ref.key === key)
  return found ? objectTitle(found.ref) : 'an object that is gone'
}

interface Rule {
  readonly vcnKey: string
  readonly rule: VcnRoute
  readonly subnet: OciSubnet | undefined
}

function targetOf(model: NetworkModel, { vcnKey, rule: { targetKey }, subnet }: Rule): Next {
  const { oci, hosts } = model
  if (oci.drgs.some(({ ref }) => ref.key === targetKey)) {
    const attachment = oci.attachments.find(
      (one) => one.type === 'VCN' && one.networkKey === vcnKey && one.drgKey === targetKey && one.isAttached,
    )
    return attachment
      ? { to: 'stations', stations: [drgAttachmentStation(attachment.ref.key)] }
      : { to: 'drop', reason: 'not-reachable' }
  }
  const gateway = oci.gateways.find(({ ref }) => ref.key === targetKey)
  if (gateway) return throughGateway(gateway, subnet)
  const host = hosts.find(({ ref }) => ref.key === targetKey)
  return host
    ? { to: 'stations', stations: [ociSubnetStation(host.subnetKey)] }
    : { to: 'drop', reason: 'not-reachable' }
}

/**
 * An internet gateway serves only interfaces with public addresses; a NAT gateway and a service gateway serve all.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingIGs.htm
 */
function throughGateway(gateway: VcnGateway, subnet: OciSubnet | undefined): Next {
  if (!gateway.isOpen) return { to: 'drop', reason: 'not-reachable' }
  if (gateway.type === 'local-peering')
    return gateway.peerVcnKey === undefined
      ? { to: 'drop', reason: 'not-reachable' }
      : { to: 'endpoints', network: gateway.peerVcnKey }
  if (gateway.type === 'internet' && subnet?.isPrivate) return { to: 'drop', reason: 'not-reachable' }
  return { to: 'internet', through: gateway.ref }
}

/** What enters the DRG by an attachment is forwarded by that attachment's table. */
export function drgAttachmentRoutes(model: NetworkModel, attachment: DrgAttachmentObject): Station {
  const table = model.oci.drgRouteTables.find(({ ref }) => ref.key === attachment.tableKey)
  const routes = (routesOf(model).drgTables.get(attachment.tableKey) ?? []).filter(({ isConflict }) => !isConflict)
  const rows = [...Map.groupBy(routes, ({ prefix }) => prefix)].map(([prefix, equal]) => ({
    rank: 0,
    row: {
      destinations: [addressRange(prefix)],
      next: onward(model, attachment, equal),
      object: table?.ref ?? attachment.ref,
      text: `${equal[0]!.routeType === 'STATIC' ? 'static rule' : 'imported'} ${prefix} → ${attachmentsText(model, equal)}`,
    } satisfies Row,
  }))
  return {
    id: drgAttachmentStation(attachment.ref.key),
    title: table ? objectTitle(table.ref) : objectTitle(attachment.ref),
    object: table?.ref ?? attachment.ref,
    rows: longestFirst(rows),
  }
}

const attachmentsText = ({ oci }: NetworkModel, routes: readonly DrgRoute[]): string =>
  routes
    .map(({ nextHop }) => oci.attachments.find(({ ref }) => ref.key === nextHop)?.ref)
    .map((ref) => (ref ? objectTitle(ref) : 'an attachment that is gone'))
    .join(', ')

/** OCI is no transit between circuits and tunnels. @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm */
const isTransit = (from: DrgAttachmentObject, to: DrgAttachmentObject): boolean =>
  [from, to].every(({ type }) => type === 'VIRTUAL_CIRCUIT' || type === 'IPSEC_TUNNEL')

function onward({ oci }: NetworkModel, from: DrgAttachmentObject, routes: readonly DrgRoute[]): Next {
  const used = routes.filter(({ isBlackhole }) => !isBlackhole)
  const hops = used.flatMap(({ nextHop }) => oci.attachments.find(({ ref }) => ref.key === nextHop) ?? [])
  if (hops.length === 0 || hops.some((hop) => isTransit(from, hop))) return { to: 'drop', reason: 'dropped-by-route' }
  const stations = hops.flatMap((hop) => {
    if (hop.type === 'VCN') return [vcnEntranceStation(hop.ref.key)]
    if (hop.type !== 'VIRTUAL_CIRCUIT') return []
    const circuit = oci.virtualCircuits.find((one) => isAttachmentOf(hop, one))
    return circuit ? [virtualCircuitStation(circuit.circuitKey)] : []
  })
  return stations.length > 0 ? { to: 'stations', stations } : { to: 'drop', reason: 'not-reachable' }
}

/** Into a VCN: by the attachment's own VCN table, if it has one, and to the VCN's addresses. */
export function vcnEntrance(model: NetworkModel, attachment: DrgAttachmentObject): Station {
  const table = model.oci.routeTables.find(({ ref }) => ref.key === attachment.vcnRouteTableKey)
  const vcn = model.oci.vcns.find(({ ref }) => ref.key === attachment.networkKey)
  return {
    id: vcnEntranceStation(attachment.ref.key),
    title: `entrance of ${vcn ? objectTitle(vcn.ref) : 'the VCN'}`,
    object: table?.ref ?? attachment.ref,
    mtuBytes: ociMtuBytes,
    rows: longestFirst([...ruleRows(model, table, undefined), ...localRows(model, attachment.networkKey)]),
  }
}
