import { othersIn, type ReadContext } from '@interconnect/engine'
import {
  childPath,
  type CreateDrgRouteTableDetails,
  DrgRouteRule,
  DrgRouteTable,
  drgRouteTables,
  type UpdateDrgRouteTableDetails,
} from '@interconnect/oci-api'
import { inPlace, replaces } from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { listsByDrg } from '../drg-lists.ts'
import { plainDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { displayName } from '../property-facts.ts'
import { Name, Ocid } from '../props.ts'
import { orUndefinedWhenGone } from '../when-gone.ts'

const Props = z.strictObject({
  drgId: Ocid,
  name: Name,
  /** What enters the table; its rows are computed from it. */
  importDistributionId: Ocid,
  /** Whether equal routes over several circuits share the load. */
  ecmp: z.boolean(),
})
export type DrgRouteTableProps = z.infer<typeof Props>

export interface DrgRouteTableAttributes extends OciAttributes, Omit<DrgRouteTableProps, 'importDistributionId'> {
  readonly importDistributionId?: string
}

/** Destinations of the static rules: we write none, so they are of others. */
async function staticRoutes(id: string, { api, signal }: Pick<ReadContext<OciApi>, 'api' | 'signal'>) {
  const path = childPath(drgRouteTables, id, 'drgRouteRules')
  const rules = await orUndefinedWhenGone(api.list(path, DrgRouteRule, { routeType: 'STATIC' }, { signal }))
  return (rules ?? []).filter(({ routeType }) => routeType === 'STATIC').map(({ destination }) => destination)
}

/** A route table of a DRG: the routes for what enters the DRG through the attachments that use it. */
export const drgRouteTable = ociKind<DrgRouteTableProps, DrgRouteTable, DrgRouteTableAttributes>({
  type: 'oci/drg-route-table',
  title: 'DRG route table',
  collection: drgRouteTables,
  props: Props,
  answer: DrgRouteTable,
  properties: {
    drgId: replaces('traffic', { because: 'it belongs to another DRG' }),
    name: displayName,
    importDistributionId: inPlace('traffic'),
    ecmp: inPlace('traffic'),
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'cosmetic' },
  durations: plainDurations,
  serialisedBy: ['drgId'],
  lookUp: ['drgId'],
  listsOf: listsByDrg,
  attributes: async ({ id, drgId, displayName, importDrgRouteDistributionId: imports, isEcmpEnabled }, reading) => ({
    drgId,
    name: displayName ?? '',
    ...(imports !== undefined && { importDistributionId: imports }),
    ecmp: isEcmpEnabled ?? false,
    ...othersIn('static route', await staticRoutes(id, reading)),
  }),
  createBody: ({ drgId, name, importDistributionId, ecmp }) =>
    ({
      drgId,
      displayName: name,
      importDrgRouteDistributionId: importDistributionId,
      isEcmpEnabled: ecmp,
    }) satisfies CreateDrgRouteTableDetails,
  updates: {
    name: ({ name }) => ({ displayName: name }) satisfies UpdateDrgRouteTableDetails,
    importDistributionId: ({ importDistributionId }) =>
      ({ importDrgRouteDistributionId: importDistributionId }) satisfies UpdateDrgRouteTableDetails,
    ecmp: ({ ecmp }) => ({ isEcmpEnabled: ecmp }) satisfies UpdateDrgRouteTableDetails,
  },
})
