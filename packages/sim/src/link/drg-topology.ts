import { isPrefix } from '@interconnect/model'
import type {
  DistributionMatch,
  DrgAttachment,
  DrgDistribution,
  DrgStaticRule,
  DrgTable,
  DrgTopology,
  VcnAttachment,
} from '@interconnect/routing'
import type { World } from '../core/index.ts'
import { liveObject, liveObjects, type Stored } from '../oci/index.ts'
import { ipv4 } from './ipv4.ts'

/** The DRGs of all regions with their attachments, tables and distributions. */
export function drgTopologies(world: World): readonly DrgTopology[] {
  const attached = liveObjects(world, 'drg-attachment').filter(({ wire }) => wire.lifecycleState === 'ATTACHED')
  const attachments = Map.groupBy(attached, ({ wire }) => wire.drgId)
  const tables = Map.groupBy(liveObjects(world, 'drg-route-table'), ({ wire }) => wire.drgId)
  const distributions = Map.groupBy(liveObjects(world, 'drg-route-distribution'), ({ wire }) => wire.drgId)
  const subnets = Map.groupBy(liveObjects(world, 'subnet'), ({ wire }) => wire.vcnId)
  return liveObjects(world, 'drg').map(({ wire: { id } }) => ({
    id,
    attachments: (attachments.get(id) ?? []).flatMap((one) => attachmentOf(world, one, subnets)),
    tables: (tables.get(id) ?? []).map(tableOf),
    distributions: (distributions.get(id) ?? []).map(distributionOf),
  }))
}

type Subnets = ReadonlyMap<string, readonly Stored<'subnet'>[]>

function attachmentOf(world: World, { wire }: Stored<'drg-attachment'>, subnets: Subnets): readonly DrgAttachment[] {
  const base = { id: wire.id, tableId: wire.drgRouteTableId ?? '' }
  const { type, id: circuitId = '' } = wire.networkDetails ?? {}
  if (type === 'VIRTUAL_CIRCUIT')
    return [{ ...base, type, circuitId, exportDistributionId: wire.exportDrgRouteDistributionId ?? null }]
  const vcn = liveObject(world, 'vcn', wire.vcnId ?? '')
  return vcn ? [vcnAttachment(world, wire, vcn, subnets)] : []
}

function vcnAttachment(
  world: World,
  wire: Stored<'drg-attachment'>['wire'],
  vcn: Stored<'vcn'>,
  subnets: Subnets,
): VcnAttachment {
  const ingress = liveObject(world, 'route-table', wire.networkDetails?.routeTableId ?? '')
  return {
    id: wire.id,
    tableId: wire.drgRouteTableId ?? '',
    type: 'VCN',
    vcnId: vcn.wire.id,
    vcnRouteType: wire.networkDetails?.vcnRouteType ?? 'SUBNET_CIDRS',
    vcnCidrs: ipv4(vcn.wire.cidrBlocks),
    subnetCidrs: ipv4((subnets.get(vcn.wire.id) ?? []).flatMap((subnet) => subnet.wire.cidrBlock ?? [])),
    ingressRoutes: ipv4(ingress?.wire.routeRules.flatMap(({ destination }) => destination ?? [])),
  }
}

const tableOf = ({ wire, items }: Stored<'drg-route-table'>): DrgTable => ({
  id: wire.id,
  importDistributionId: wire.importDrgRouteDistributionId ?? null,
  isEcmpEnabled: wire.isEcmpEnabled ?? false,
  staticRules: items.flatMap(staticRuleOf),
})

const staticRuleOf = ({
  id,
  destination,
  nextHopDrgAttachmentId,
}: Stored<'drg-route-table'>['items'][number]): DrgStaticRule[] =>
  isPrefix(destination) ? [{ id, destination, nextHopAttachmentId: nextHopDrgAttachmentId }] : []

const distributionOf = ({ wire, items }: Stored<'drg-route-distribution'>): DrgDistribution => ({
  id: wire.id,
  statements: items.map(({ matchCriteria }) => matchOf(matchCriteria)),
})

/** An empty list of criteria matches everything. */
function matchOf([criterion]: Stored<'drg-route-distribution'>['items'][number]['matchCriteria']): DistributionMatch {
  const { attachmentType, drgAttachmentId } = criterion ?? {}
  if (attachmentType !== undefined) return { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType }
  if (drgAttachmentId !== undefined) return { matchType: 'DRG_ATTACHMENT_ID', drgAttachmentId }
  return { matchType: 'MATCH_ALL' }
}
