import {
  AddDrgRouteDistributionStatementsDetails,
  CreateDrgRouteDistributionDetails,
  type DrgRouteDistributionStatement,
  type MatchCriterion,
  RemoveDrgRouteDistributionStatementsDetails,
  UpdateDrgRouteDistributionDetails,
  UpdateDrgRouteDistributionStatementsDetails,
  drgRouteDistributions,
} from '@interconnect/oci-api'
import { type Call, relatedObject } from '../call.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObjects, reviseObject } from '../objects.ts'
import { inUse, invalid, notFound, relatedNotFound } from '../service-fault.ts'
import type { Stored } from '../stored.ts'

type Distribution = Stored<'drg-route-distribution'>
type Statement = DrgRouteDistributionStatement

/** Own export distributions are not possible, and the default one stays as it is. */
function checkImport({ wire }: Distribution): void {
  if (wire.distributionType !== 'IMPORT')
    throw invalid(`DrgRouteDistribution ${wire.id} is the default export distribution`)
}

function checkCriteria(criteria: readonly MatchCriterion[], { wire }: Distribution, call: Call): void {
  for (const criterion of criteria)
    if (criterion.matchType === 'DRG_ATTACHMENT_ID') {
      const { drgId } = relatedObject(call, 'drg-attachment', criterion.drgAttachmentId).wire
      if (drgId !== wire.drgId) throw relatedNotFound(criterion.drgAttachmentId)
    }
}

function put(distribution: Distribution, items: readonly Statement[], call: Call): void {
  checkLimit(
    call.world,
    'statementsPerDistribution',
    items.length,
    (most) => `A route distribution has at most ${most} statements.`,
  )
  const priorities = items.map(({ priority }) => priority)
  const twice = priorities.find((priority, index) => priorities.indexOf(priority) !== index)
  if (twice !== undefined) throw invalid(`Priority ${twice} is already used by another statement`)
  reviseObject(call.world, 'drg-route-distribution', distribution.wire.id, () => ({ items }))
}

function addStatements(stored: Distribution, { statements }: AddDrgRouteDistributionStatementsDetails, call: Call) {
  checkImport(stored)
  for (const { matchCriteria } of statements) checkCriteria(matchCriteria, stored, call)
  const newId = () => call.world.ids.hex(`oci/statement/${stored.wire.id}`, 32)
  const added = statements.map((statement): Statement => ({ ...statement, id: newId() }))
  put(stored, [...stored.items, ...added], call)
  return { status: 200, body: added } as const
}

function updateStatements(
  stored: Distribution,
  { statements }: UpdateDrgRouteDistributionStatementsDetails,
  call: Call,
) {
  checkImport(stored)
  const updated = statements.map((change): Statement => {
    const known = stored.items.find(({ id }) => id === change.id)
    if (!known) throw notFound()
    checkCriteria(change.matchCriteria ?? [], stored, call)
    return {
      ...known,
      ...change,
      priority: change.priority ?? known.priority,
      matchCriteria: change.matchCriteria ?? known.matchCriteria,
    }
  })
  put(
    stored,
    stored.items.map((item) => updated.find(({ id }) => id === item.id) ?? item),
    call,
  )
  return { status: 200, body: updated } as const
}

function removeStatements(stored: Distribution, body: RemoveDrgRouteDistributionStatementsDetails, call: Call) {
  checkImport(stored)
  const { statementIds = [] } = body
  if (statementIds.some((id) => !stored.items.some((item) => item.id === id))) throw notFound()
  put(
    stored,
    stored.items.filter(({ id }) => !statementIds.includes(id)),
    call,
  )
  return { status: 204 } as const
}

/** Refused while a table imports with it, and for the export distribution of the DRG. */
function checkUnused(stored: Distribution, { world }: Call): void {
  checkImport(stored)
  const { id } = stored.wire
  const table = liveObjects(world, 'drg-route-table').find(({ wire }) => wire.importDrgRouteDistributionId === id)
  if (table) throw inUse(drgRouteDistributions.title, id, 'DrgRouteTable', table.wire.id)
}

export const drgRouteDistribution = simKind({
  name: 'drg-route-distribution',
  service: 'iaas',
  api: drgRouteDistributions,
  stations: plainStations,
  create: {
    body: CreateDrgRouteDistributionDetails,
    check({ drgId }, call) {
      relatedObject(call, 'drg', drgId)
      const imports = liveObjects(call.world, 'drg-route-distribution').filter(
        ({ wire }) => wire.drgId === drgId && wire.distributionType === 'IMPORT',
      )
      checkLimit(
        call.world,
        'importDistributionsPerDrg',
        imports.length + 1,
        (most) => `A DRG has at most ${most} import distributions.`,
      )
    },
    make: (body, call) => ({
      wire: { ...body, compartmentId: relatedObject(call, 'drg', body.drgId).wire.compartmentId },
    }),
  },
  update: { body: UpdateDrgRouteDistributionDetails },
  delete: { check: checkUnused },
  actions: {
    addDrgRouteDistributionStatements: {
      body: AddDrgRouteDistributionStatementsDetails,
      retryToken: true,
      run: addStatements,
    },
    updateDrgRouteDistributionStatements: { body: UpdateDrgRouteDistributionStatementsDetails, run: updateStatements },
    removeDrgRouteDistributionStatements: { body: RemoveDrgRouteDistributionStatementsDetails, run: removeStatements },
  },
  children: { drgRouteDistributionStatements: { list: ({ items }) => items } },
})
