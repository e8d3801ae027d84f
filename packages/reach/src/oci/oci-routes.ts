import type { Next, Row, Station } from '../fabric/fabric.ts'
import { longestFirst, type RankedRow } from '../fabric/longest-first.ts'
import type { Host, NetworkModel } from '../model/network-model.ts'
import { objectOf, objectTitle } from '../model/object.ts'
import type { Drg, DrgAttachmentObject, OciSubnet, Vcn, VcnGateway, VcnRoute, VcnRouteTable } from '../model/oci.ts'
import { addressRange, parseAddressRange } from '../packets/address-range.ts'
import { remembered, unchanged } from '../remembered.ts'
import { drgAttachmentStation, ociSubnetStation, vcnEntranceStation } from './station-names.ts'

/** What an instance's interface defaults to. @source https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/connectionhang.htm */
export const ociMtuBytes = 9000

/**
 * A subnet's table: the longest prefix wins, and a rule beats the VCN's own route to an equal or shorter prefix.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingroutetables.htm
 */
export function ociSubnetRoutes(model: NetworkModel, subnet: OciSubnet): Station {
  const table = objectOf(model.oci.routeTables, subnet.routeTableKey)
  return subnetStation(subnet, table, tableRows(surroundings(model), table, subnet.vcnKey, subnet.isPrivate))
}

const subnetStation = remembered(
  (subnet: OciSubnet, table: VcnRouteTable | undefined, rows: readonly Row[]): Station => ({
    id: ociSubnetStation(subnet.ref.key),
    title: `routes of oci/${subnet.name}`,
    object: table?.ref ?? subnet.ref,
    mtuBytes: ociMtuBytes,
    rows,
  }),
)

/** What rules of VCN tables can lead to. */
interface Surroundings {
  readonly vcns: readonly Vcn[]
  readonly drgs: readonly Drg[]
  readonly attachments: readonly DrgAttachmentObject[]
  readonly gateways: readonly VcnGateway[]
  readonly hosts: readonly Host[]
}

const surroundings = ({ oci, hosts }: NetworkModel): Surroundings =>
  sameSurroundings(oci.vcns, oci.drgs, oci.attachments, oci.gateways, hosts)

const sameSurroundings = remembered(
  (
    vcns: readonly Vcn[],
    drgs: readonly Drg[],
    attachments: readonly DrgAttachmentObject[],
    gateways: readonly VcnGateway[],
    hosts: readonly Host[],
  ): Surroundings => ({ vcns, drgs, attachments, gateways, hosts }),
)

/** The same for all subnets of a VCN that share a table, and the private ones of a VCN. */
const tableRows = remembered(
  (around: Surroundings, table: VcnRouteTable | undefined, vcnKey: string, isPrivate: boolean): readonly Row[] =>
    unchanged(table ?? noTable, longestFirst([...ruleRows(around, table, isPrivate), ...localRows(around, vcnKey)])),
)
const noTable = {}

function localRows({ vcns }: Surroundings, vcnKey: string): readonly RankedRow[] {
  const vcn = objectOf(vcns, vcnKey)
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

const ruleRows = (around: Surroundings, table: VcnRouteTable | undefined, isPrivate: boolean): readonly RankedRow[] =>
  (table?.rules ?? []).flatMap((rule) =>
    destinationsOf(around, table!.vcnKey, rule).map((destination) => ({
      rank: 0,
      row: {
        destinations: [destination],
        next: targetOf(around, { vcnKey: table!.vcnKey, rule, isPrivate }),
        object: table!.ref,
        text: `route rule ${rule.destination} → ${targetName(around, rule.targetKey)}`,
      } satisfies Row,
    })),
  )

/** A service label stands for the ranges of the VCN's service gateway. */
function destinationsOf({ gateways }: Surroundings, vcnKey: string, { destination }: VcnRoute) {
  const range = parseAddressRange(destination)
  if (range) return [range]
  const services = gateways.find((one) => one.type === 'service' && one.vcnKey === vcnKey)?.services
  return (services?.[destination] ?? []).map((prefix) => addressRange(prefix))
}

function targetName({ drgs, gateways, hosts }: Surroundings, key: string): string {
  const found = objectOf(drgs, key) ?? objectOf(gateways, key) ?? objectOf(hosts, key)
  return found ? objectTitle(found.ref) : 'an object that is gone'
}

interface Rule {
  readonly vcnKey: string
  readonly rule: VcnRoute
  readonly isPrivate: boolean
}

function targetOf(around: Surroundings, { vcnKey, rule: { targetKey }, isPrivate }: Rule): Next {
  const { drgs, attachments, gateways, hosts } = around
  if (objectOf(drgs, targetKey)) {
    const attachment = attachments.find(
      (one) => one.type === 'VCN' && one.networkKey === vcnKey && one.drgKey === targetKey && one.isAttached,
    )
    return attachment
      ? { to: 'stations', stations: [drgAttachmentStation(attachment.ref.key)] }
      : { to: 'drop', reason: 'not-reachable' }
  }
  const gateway = objectOf(gateways, targetKey)
  if (gateway) return throughGateway(gateway, isPrivate)
  const host = objectOf(hosts, targetKey)
  return host
    ? { to: 'stations', stations: [ociSubnetStation(host.subnetKey)] }
    : { to: 'drop', reason: 'not-reachable' }
}

/**
 * An internet gateway serves only interfaces with public addresses; a NAT gateway and a service gateway serve all.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingIGs.htm
 */
function throughGateway(gateway: VcnGateway, isPrivate: boolean): Next {
  if (!gateway.isOpen) return { to: 'drop', reason: 'not-reachable' }
  if (gateway.type === 'local-peering')
    return gateway.peerVcnKey === undefined
      ? { to: 'drop', reason: 'not-reachable' }
      : { to: 'endpoints', network: gateway.peerVcnKey }
  if (gateway.type === 'internet' && isPrivate) return { to: 'drop', reason: 'not-reachable' }
  return { to: 'internet', through: gateway.ref }
}

/** Into a VCN: by the attachment's own VCN table, if it has one, and to the VCN's addresses. */
export const vcnEntrance = (model: NetworkModel, attachment: DrgAttachmentObject): Station =>
  entrance(surroundings(model), attachment, objectOf(model.oci.routeTables, attachment.vcnRouteTableKey))

const entrance = remembered(
  (around: Surroundings, attachment: DrgAttachmentObject, table: VcnRouteTable | undefined): Station => {
    const vcn = objectOf(around.vcns, attachment.networkKey)
    return {
      id: vcnEntranceStation(attachment.ref.key),
      title: `entrance of ${vcn ? objectTitle(vcn.ref) : 'the VCN'}`,
      object: table?.ref ?? attachment.ref,
      mtuBytes: ociMtuBytes,
      rows: tableRows(around, table, attachment.networkKey, false),
    }
  },
)
