import {
  type Danger,
  type Difference,
  inPlace,
  type Kind,
  replaces,
  sameValue,
  type WriteContext,
} from '@interconnect/engine'
import { whatStops } from '@interconnect/model'
import {
  actionPath,
  type AddDrgRouteDistributionStatementsDetails,
  childPath,
  type CreateDrgRouteDistributionDetails,
  DrgAttachmentType,
  DrgRouteDistribution,
  drgRouteDistributions,
  DrgRouteDistributionStatement,
  type MatchCriterion,
  type RemoveDrgRouteDistributionStatementsDetails,
  type UpdateDrgRouteDistributionDetails,
  type UpdateDrgRouteDistributionStatementsDetails,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { OciApi } from '../api.ts'
import { listsByDrg } from '../drg-lists.ts'
import { plainDurations } from '../durations.ts'
import { type OciAttributes, ociKind } from '../oci-kind.ts'
import { displayName } from '../property-facts.ts'
import { Name, Ocid } from '../props.ts'
import { inWantedOrder } from '../wanted-form.ts'
import { orUndefinedWhenGone } from '../when-gone.ts'

const Match = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('attachment-type'), value: DrgAttachmentType }),
  z.strictObject({ type: z.literal('all') }),
])
const Statement = z.strictObject({
  /** Lower comes first; unique in the distribution. */
  priority: z.int().min(0).max(65_535),
  match: Match,
})
export type RouteStatement = z.infer<typeof Statement>
const Props = z.strictObject({ drgId: Ocid, name: Name, statements: z.array(Statement) })
export type DrgRouteDistributionProps = z.infer<typeof Props>
export interface DrgRouteDistributionAttributes extends OciAttributes, DrgRouteDistributionProps {}

const toCriteria = ({ match }: RouteStatement): MatchCriterion[] => [
  match.type === 'all' ? { matchType: 'MATCH_ALL' } : { matchType: 'DRG_ATTACHMENT_TYPE', attachmentType: match.value },
]

function toStatement({ priority, matchCriteria }: DrgRouteDistributionStatement): RouteStatement {
  const [criterion] = matchCriteria
  // An empty list matches everything too.
  if (!criterion || criterion.matchType === 'MATCH_ALL') return { priority, match: { type: 'all' } }
  if (criterion.attachmentType) return { priority, match: { type: 'attachment-type', value: criterion.attachmentType } }
  // Made by somebody else: not one of the forms we write, so that it shows as a difference.
  return { priority, match: { type: criterion.matchType, value: criterion.drgAttachmentId } as never }
}

type Reading = Pick<WriteContext<OciApi>, 'api' | 'signal'>

const listStatements = (id: string, { api, signal }: Reading): Promise<DrgRouteDistributionStatement[]> =>
  api.list(
    childPath(drgRouteDistributions, id, 'drgRouteDistributionStatements'),
    DrgRouteDistributionStatement,
    {},
    { signal },
  )

/** What is to be written so that the statements there are become the wanted ones; a statement is known by priority. */
function statementChanges(there: readonly DrgRouteDistributionStatement[], wanted: readonly RouteStatement[]) {
  const at = (priority: number) => there.find((statement) => statement.priority === priority)
  const changed = wanted.flatMap((statement) => {
    const held = at(statement.priority)
    return held && !sameValue(toStatement(held), statement)
      ? [{ id: held.id, matchCriteria: toCriteria(statement) }]
      : []
  })
  const added = wanted
    .filter(({ priority }) => !at(priority))
    .map((statement) => ({
      action: 'ACCEPT' as const,
      priority: statement.priority,
      matchCriteria: toCriteria(statement),
    }))
  const removed = there.filter(({ priority }) => !wanted.some((one) => one.priority === priority)).map(({ id }) => id)
  return { added, changed, removed }
}

/** Additions first, so that no route is lost on the way. */
async function writeStatements(id: string, wanted: readonly RouteStatement[], context: Reading): Promise<void> {
  const { added, changed, removed } = statementChanges(await listStatements(id, context), wanted)
  const act = (action: (typeof drgRouteDistributions)['actions'][number], body: object) =>
    context.api.action(actionPath(drgRouteDistributions, id, action), body, { signal: context.signal })
  if (added.length > 0)
    await act('addDrgRouteDistributionStatements', {
      statements: added,
    } satisfies AddDrgRouteDistributionStatementsDetails)
  if (changed.length > 0)
    await act('updateDrgRouteDistributionStatements', {
      statements: changed,
    } satisfies UpdateDrgRouteDistributionStatementsDetails)
  if (removed.length > 0)
    await act('removeDrgRouteDistributionStatements', {
      statementIds: removed,
    } satisfies RemoveDrgRouteDistributionStatementsDetails)
}

/** With a statement gone routes go; with one of others more of them get over the link than should. */
function dangerOfStatements({ from, to }: Difference): Danger {
  const [held, wanted] = [from, to].map((statements) => (Array.isArray(statements) ? (statements as unknown[]) : []))
  return wanted!.every((one) => held!.some((other) => sameValue(one, other))) ? 'security' : 'traffic'
}

const base = ociKind<DrgRouteDistributionProps, DrgRouteDistribution, DrgRouteDistributionAttributes>({
  type: 'oci/drg-route-distribution',
  title: 'DRG route distribution',
  collection: drgRouteDistributions,
  props: Props,
  answer: DrgRouteDistribution,
  properties: {
    drgId: replaces('traffic', { because: 'it belongs to another DRG' }),
    name: displayName,
    statements: inPlace(dangerOfStatements),
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'cosmetic' },
  durations: plainDurations,
  serialisedBy: ['drgId'],
  lookUp: ['drgId'],
  listsOf: listsByDrg,
  attributes: async ({ id, drgId, displayName }, context) => ({
    drgId,
    name: displayName ?? '',
    statements: ((await orUndefinedWhenGone(listStatements(id, context))) ?? []).map(toStatement),
  }),
  holds: ({ statements }, wanted) => ({
    statements: inWantedOrder(statements, wanted.statements, ({ priority }) => priority),
  }),
  createBody: ({ drgId, name }) =>
    ({ drgId, distributionType: 'IMPORT', displayName: name }) satisfies CreateDrgRouteDistributionDetails,
  updates: { name: ({ name }) => ({ displayName: name }) satisfies UpdateDrgRouteDistributionDetails },
})

/** What a DRG route table imports. Statements are items of their own, written after the distribution. */
export const drgRouteDistribution: Kind<DrgRouteDistributionProps, DrgRouteDistributionAttributes, OciApi> = {
  ...base,
  async create(props, context) {
    const accepted = await base.create(props, context)
    await writeStatements(accepted.id, props.statements, context)
    return accepted
  },
  async update(id, props, differences, context) {
    const accepted = await base.update(id, props, differences, context)
    await writeStatements(id, props.statements, context)
    return accepted
  },
}
