import { type Prefix } from '@interconnect/model'
import { type SelectionOrder, selectBest, smallest } from './best-path.ts'
import type {
  AttachmentType,
  DistributionMatch,
  DrgAttachment,
  DrgDistribution,
  DrgStaticRule,
  DrgTable,
  DrgTopology,
  Provenance,
  VcnAttachment,
} from './drg-topology.ts'
import { type Route, groupByPrefix } from './route.ts'

/** A row of a computed DRG route table; `nextHop` is a DRG attachment. */
export interface DrgRoute extends Route {
  readonly routeType: 'STATIC' | 'DYNAMIC'
  readonly provenance: Provenance
  /** `undefined` when the attachment is gone. */
  readonly attachmentType: AttachmentType | undefined
  /** Beaten by another row to the same prefix; listed, not used. */
  readonly isConflict: boolean
  /** A static rule whose attachment is gone: packets to it are dropped. */
  readonly isBlackhole: boolean
  /** Of a static rule. */
  readonly ruleId?: string
}

/** Routes learned over each virtual circuit, by circuit id. */
export type CircuitRoutes = ReadonlyMap<string, readonly Route[]>

const typeRank: Readonly<Record<AttachmentType, number>> = {
  VCN: 0,
  VIRTUAL_CIRCUIT: 1,
  IPSEC_TUNNEL: 2,
  REMOTE_PEERING_CONNECTION: 3,
}

/**
 * How a DRG table chooses among routes to one prefix.
 * @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export const drgSelection: SelectionOrder<DrgRoute> = {
  steps: [
    smallest('static before dynamic', (route) => (route.routeType === 'STATIC' ? 0 : 1)),
    smallest('shorter AS path', (route) => route.asPath.length),
    smallest('attachment type', (route) => (route.attachmentType === undefined ? -1 : typeRank[route.attachmentType])),
  ],
  tieBreak: (route) => [route.nextHop, route.ruleId ?? '', route.originator, route.asPath.join(' ')].join('\0'),
}

/** Equal routes a table with ECMP uses at once. @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm */
const maxEcmpPaths = 8
const ecmpTypes: ReadonlySet<AttachmentType | undefined> = new Set<AttachmentType>(['VIRTUAL_CIRCUIT', 'IPSEC_TUNNEL'])

const matches = (match: DistributionMatch, attachment: Pick<DrgAttachment, 'id' | 'type'>): boolean => {
  switch (match.matchType) {
    case 'MATCH_ALL':
      return true
    case 'DRG_ATTACHMENT_TYPE':
      return match.attachmentType === attachment.type
    case 'DRG_ATTACHMENT_ID':
      return match.drgAttachmentId === attachment.id
  }
}

/** Whether the distribution takes routes whose next hop is the attachment; no distribution takes nothing. */
export function accepts(
  distribution: DrgDistribution | undefined,
  attachment: Pick<DrgAttachment, 'id' | 'type'>,
): boolean {
  return distribution?.statements.some((statement) => matches(statement, attachment)) ?? false
}

function vcnPrefixes(attachment: VcnAttachment): readonly Prefix[] {
  const own = attachment.vcnRouteType === 'VCN_CIDRS' ? attachment.vcnCidrs : attachment.subnetCidrs
  return [...new Set([...own, ...attachment.ingressRoutes])]
}

type Offer = Pick<Route, 'prefix' | 'originator' | 'asPath' | 'source'> & Pick<DrgRoute, 'provenance'>

function offersOf(attachment: DrgAttachment, learned: CircuitRoutes): readonly Offer[] {
  switch (attachment.type) {
    case 'VCN': {
      const originator = `oci/vcn/${attachment.vcnId}`
      return vcnPrefixes(attachment).map((prefix) => ({
        prefix,
        originator,
        asPath: [],
        source: 'local',
        provenance: 'VCN',
      }))
    }
    case 'VIRTUAL_CIRCUIT':
      return (learned.get(attachment.circuitId) ?? []).map((route) => ({ ...route, provenance: 'VIRTUAL_CIRCUIT' }))
    case 'IPSEC_TUNNEL':
    case 'REMOTE_PEERING_CONNECTION':
      return attachment.offers.map((offer) => ({
        ...offer,
        originator: `oci/attachment/${attachment.id}`,
        source: 'bgp',
      }))
  }
}

/** What an attachment offers to every table of its DRG. */
export function attachmentRoutes(attachment: DrgAttachment, learned: CircuitRoutes): readonly DrgRoute[] {
  return offersOf(attachment, learned).map(({ prefix, originator, asPath, source, provenance }) => ({
    prefix,
    originator,
    asPath,
    source,
    provenance,
    nextHop: attachment.id,
    routeType: 'DYNAMIC',
    attachmentType: attachment.type,
    isConflict: false,
    isBlackhole: false,
  }))
}

function staticRoute(rule: DrgStaticRule, drg: DrgTopology): DrgRoute {
  const attachment = drg.attachments.find(({ id }) => id === rule.nextHopAttachmentId)
  return {
    prefix: rule.destination,
    originator: `oci/drg-table-rule/${rule.id}`,
    asPath: [],
    source: 'static',
    nextHop: rule.nextHopAttachmentId,
    routeType: 'STATIC',
    provenance: 'STATIC',
    attachmentType: attachment?.type,
    isConflict: false,
    isBlackhole: attachment === undefined,
    ruleId: rule.id,
  }
}

function resolveConflicts(table: DrgTable, routes: readonly DrgRoute[]): readonly DrgRoute[] {
  const [first] = selectBest(drgSelection, routes).best
  const maxPaths = table.isEcmpEnabled && ecmpTypes.has(first?.attachmentType) ? maxEcmpPaths : 1
  const { best, beaten } = selectBest(drgSelection, routes, maxPaths)
  return [...best, ...beaten.map((route) => ({ ...route, isConflict: true }))]
}

/** The computed table: imports and static rules, prefixes in order, winners before the beaten. */
export function drgTableRoutes(drg: DrgTopology, table: DrgTable, learned: CircuitRoutes): readonly DrgRoute[] {
  const distribution = drg.distributions.find(({ id }) => id === table.importDistributionId)
  const imported = drg.attachments
    .filter((attachment) => accepts(distribution, attachment))
    .flatMap((attachment) => attachmentRoutes(attachment, learned))
  const all = [...table.staticRules.map((rule) => staticRoute(rule, drg)), ...imported]
  return [...groupByPrefix(all).values()].flatMap((routes) => resolveConflicts(table, routes))
}

/** Routes that came over a circuit or a tunnel never leave over another: OCI is no transit between them. */
const isTransit = (route: DrgRoute): boolean =>
  route.provenance === 'VIRTUAL_CIRCUIT' || route.provenance === 'IPSEC_TUNNEL'

/**
 * What a table sends out over a circuit's attachment: its used routes that the export distribution accepts.
 * @source https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export function exportedRoutes(
  table: readonly DrgRoute[],
  distribution: DrgDistribution | undefined,
): readonly DrgRoute[] {
  const out = table.filter(
    (route) =>
      !route.isConflict &&
      !route.isBlackhole &&
      !isTransit(route) &&
      route.attachmentType !== undefined &&
      accepts(distribution, { id: route.nextHop, type: route.attachmentType }),
  )
  return [...groupByPrefix(out).values()].flatMap((routes) => routes.slice(0, 1))
}
