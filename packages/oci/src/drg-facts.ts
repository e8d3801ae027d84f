import {
  childPath,
  Drg,
  DrgAttachment,
  drgAttachments,
  DrgRouteDistribution,
  drgRouteDistributions,
  DrgRouteDistributionStatement,
  DrgRouteRule,
  DrgRouteTable,
  drgRouteTables,
  drgs,
  objectPath,
} from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'

/** A DRG with all that decides where it sends packets, whoever made it. */
export interface DrgFacts {
  readonly attachments: readonly {
    readonly id: string
    readonly name: string
    readonly type: string
    /** OCID of the VCN, the virtual circuit, the tunnel or the remote peering. */
    readonly networkId: string
    readonly tableId: string | undefined
    /** Of a VCN: its table for what comes in from the DRG. */
    readonly vcnRouteTableId: string | undefined
    readonly vcnRouteType: 'SUBNET_CIDRS' | 'VCN_CIDRS' | undefined
    /** Whether it sends routes to the other side; never asked of a VCN. */
    readonly exports: boolean
  }[]
  readonly tables: readonly {
    readonly id: string
    readonly name: string
    readonly importId: string | undefined
    readonly ecmp: boolean
    readonly staticRules: readonly Pick<DrgRouteRule, 'id' | 'destination' | 'nextHopDrgAttachmentId'>[]
  }[]
  readonly imports: readonly {
    readonly id: string
    readonly name: string
    /** In order of priority; the first criterion of each, absent where all is accepted. */
    readonly statements: readonly (DrgRouteDistributionStatement['matchCriteria'][number] | undefined)[]
  }[]
}

/**
 * Reads a DRG whole; `undefined` when it is not there. Attachments lie in the compartments of what they attach, of which
 * `compartments` names those known.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingDRGs.htm
 */
export async function drgFacts(
  api: OciApi,
  { drgId, compartments }: { readonly drgId: string; readonly compartments: readonly string[] },
  options?: CallOptions,
): Promise<DrgFacts | undefined> {
  const drg = await api.get(objectPath(drgs, drgId), Drg, options)
  if (!drg) return undefined
  const all = [...new Set([drg.body.compartmentId, ...compartments])]
  const [attachments, tables, distributions] = await Promise.all([
    Promise.all(all.map((compartmentId) => attachmentsIn(api, { compartmentId, drgId }, options))),
    api.list(drgRouteTables.collection, DrgRouteTable, { drgId }, options),
    api.list(drgRouteDistributions.collection, DrgRouteDistribution, { drgId }, options),
  ])
  const alive = <T extends { readonly lifecycleState: string }>(list: readonly T[]) =>
    list.filter(({ lifecycleState }) => lifecycleState !== 'TERMINATED')
  return {
    attachments: [...new Map(attachments.flat().map((one) => [one.id, one])).values()],
    tables: await Promise.all(alive(tables).map((table) => tableFacts(api, table, options))),
    imports: await Promise.all(
      alive(distributions)
        .filter(({ distributionType }) => distributionType === 'IMPORT')
        .map((one) => importFacts(api, one, options)),
    ),
  }
}

async function attachmentsIn(
  api: OciApi,
  where: { readonly compartmentId: string; readonly drgId: string },
  options?: CallOptions,
): Promise<DrgFacts['attachments']> {
  const found = await api.list(drgAttachments.collection, DrgAttachment, { ...where, attachmentType: 'ALL' }, options)
  return found
    .filter(({ lifecycleState }) => lifecycleState === 'ATTACHED')
    .map((one) => ({
      id: one.id,
      name: one.displayName ?? '',
      type: one.networkDetails?.type ?? 'VCN',
      networkId: one.networkDetails?.id ?? one.vcnId ?? '',
      tableId: one.drgRouteTableId,
      vcnRouteTableId: one.networkDetails?.routeTableId ?? one.routeTableId,
      vcnRouteType: one.networkDetails?.vcnRouteType,
      exports: one.exportDrgRouteDistributionId !== undefined,
    }))
}

async function tableFacts(
  api: OciApi,
  { id, displayName, importDrgRouteDistributionId, isEcmpEnabled }: DrgRouteTable,
  options?: CallOptions,
): Promise<DrgFacts['tables'][number]> {
  const path = childPath(drgRouteTables, id, 'drgRouteRules')
  const rules = await api.list(path, DrgRouteRule, { routeType: 'STATIC' }, options)
  return {
    id,
    name: displayName ?? '',
    importId: importDrgRouteDistributionId,
    ecmp: isEcmpEnabled ?? false,
    staticRules: rules.filter(({ routeType }) => routeType === 'STATIC'),
  }
}

async function importFacts(
  api: OciApi,
  { id, displayName }: DrgRouteDistribution,
  options?: CallOptions,
): Promise<DrgFacts['imports'][number]> {
  const path = childPath(drgRouteDistributions, id, 'drgRouteDistributionStatements')
  const statements = await api.list(path, DrgRouteDistributionStatement, {}, options)
  const inOrder = statements.toSorted((a, b) => a.priority - b.priority)
  return { id, name: displayName ?? '', statements: inOrder.map(({ matchCriteria }) => matchCriteria[0]) }
}
