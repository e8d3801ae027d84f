import {
  type AddDrgRouteRuleDetails,
  AddDrgRouteRulesDetails,
  CreateDrgRouteTableDetails,
  type DrgRouteRule,
  RemoveDrgRouteRulesDetails,
  UpdateDrgRouteRulesDetails,
  UpdateDrgRouteTableDetails,
  drgRouteTables,
} from '@interconnect/oci-api'
import type { World } from '../../core/index.ts'
import { type Call, relatedObject } from '../call.ts'
import { cidrOf, isIpv6 } from '../cidr.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObject, liveObjects, reviseObject } from '../objects.ts'
import { conflict, inUse, invalid, notFound, relatedNotFound } from '../service-fault.ts'
import type { Stored } from '../stored.ts'

type Table = Stored<'drg-route-table'>

function checkImport(drgId: string, distributionId: string | undefined, call: Call): void {
  if (distributionId === undefined) return
  const { wire } = relatedObject(call, 'drg-route-distribution', distributionId)
  if (wire.drgId !== drgId) throw relatedNotFound(distributionId)
  if (wire.distributionType !== 'IMPORT') throw invalid(`DrgRouteDistribution ${distributionId} is not of type IMPORT`)
}

/**
 * A static rule leads to a VCN or peering attachment of the same DRG, never to a circuit's.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingDRGs.htm
 */
function checkRule(
  { destination, nextHopDrgAttachmentId: nextHop }: AddDrgRouteRuleDetails,
  table: Table,
  call: Call,
): void {
  if (!isIpv6(destination)) cidrOf('routeRules', destination)
  const { wire } = relatedObject(call, 'drg-attachment', nextHop)
  if (wire.drgId !== table.wire.drgId) throw relatedNotFound(nextHop)
  const type = wire.networkDetails?.type
  if (type === 'VIRTUAL_CIRCUIT' || type === 'IPSEC_TUNNEL')
    throw invalid(`A static route rule cannot have DrgAttachment ${nextHop} of type ${type} as next hop`)
}

/** All rules together, after a change: distinct and not too many. */
function checkRules(rules: readonly DrgRouteRule[], world: World): void {
  checkLimit(
    world,
    'staticRulesPerDrgRouteTable',
    rules.length,
    (most) => `A DRG route table has at most ${most} static rules.`,
  )
  const destinations = rules.map(({ destination }) => destination)
  const twice = destinations.find((destination, index) => destinations.indexOf(destination) !== index)
  if (twice !== undefined) throw invalid(`A static route rule for ${twice} already exists in the DRG route table`)
}

function put(table: Table, items: readonly DrgRouteRule[], call: Call): void {
  checkRules(items, call.world)
  reviseObject(call.world, 'drg-route-table', table.wire.id, () => ({ items }))
}

const asAnswered = (rule: AddDrgRouteRuleDetails, id: string): DrgRouteRule => ({
  ...rule,
  id,
  routeType: 'STATIC',
  isConflict: false,
  isBlackhole: false,
  routeProvenance: 'STATIC',
  attributes: {},
})

function addRules(table: Table, { routeRules }: AddDrgRouteRulesDetails, call: Call) {
  for (const rule of routeRules) checkRule(rule, table, call)
  const newId = () => call.world.ids.hex(`oci/drg-route-rule/${table.wire.id}`, 32)
  const added = routeRules.map((rule) => asAnswered(rule, newId()))
  put(table, [...table.items, ...added], call)
  return { status: 200, body: added } as const
}

function updateRules(table: Table, { routeRules }: UpdateDrgRouteRulesDetails, call: Call) {
  const updated = routeRules.map((change) => {
    const known = table.items.find(({ id }) => id === change.id)
    if (!known) throw notFound()
    const { destination = known.destination, nextHopDrgAttachmentId = known.nextHopDrgAttachmentId } = change
    const rule = { destinationType: 'CIDR_BLOCK', destination, nextHopDrgAttachmentId } as const
    checkRule(rule, table, call)
    return { ...known, ...rule }
  })
  put(
    table,
    table.items.map((item) => updated.find(({ id }) => id === item.id) ?? item),
    call,
  )
  return { status: 200, body: updated } as const
}

function removeRules(table: Table, { routeRuleIds }: RemoveDrgRouteRulesDetails, call: Call) {
  if (routeRuleIds.some((id) => !table.items.some((item) => item.id === id))) throw notFound()
  put(
    table,
    table.items.filter(({ id }) => !routeRuleIds.includes(id)),
    call,
  )
  return { status: 204 } as const
}

/** Refused for a default of the DRG, and while an attachment uses the table. */
function checkUnused({ wire }: Table, { world }: Call): void {
  const defaults = liveObject(world, 'drg', wire.drgId)?.wire.defaultDrgRouteTables ?? {}
  if (Object.values(defaults).includes(wire.id)) throw conflict(`DrgRouteTable ${wire.id} is a default of its DRG.`)
  const user = liveObjects(world, 'drg-attachment').find((attachment) => attachment.wire.drgRouteTableId === wire.id)
  if (user) throw inUse(drgRouteTables.title, wire.id, 'DrgAttachment', user.wire.id)
}

export const drgRouteTable = simKind({
  name: 'drg-route-table',
  service: 'iaas',
  api: drgRouteTables,
  stations: plainStations,
  create: {
    body: CreateDrgRouteTableDetails,
    check({ drgId, importDrgRouteDistributionId }, call) {
      relatedObject(call, 'drg', drgId)
      checkImport(drgId, importDrgRouteDistributionId, call)
      const count = liveObjects(call.world, 'drg-route-table').filter(({ wire }) => wire.drgId === drgId).length
      checkLimit(call.world, 'drgRouteTablesPerDrg', count + 1, (most) => `A DRG has at most ${most} route tables.`)
    },
    make: (body, call) => ({
      wire: { isEcmpEnabled: false, ...body, compartmentId: relatedObject(call, 'drg', body.drgId).wire.compartmentId },
    }),
  },
  update: {
    body: UpdateDrgRouteTableDetails,
    check: ({ wire }, body, call) => checkImport(wire.drgId, body.importDrgRouteDistributionId, call),
  },
  delete: { check: checkUnused },
  actions: {
    addDrgRouteRules: { body: AddDrgRouteRulesDetails, retryToken: true, run: addRules },
    updateDrgRouteRules: { body: UpdateDrgRouteRulesDetails, run: updateRules },
    removeDrgRouteRules: { body: RemoveDrgRouteRulesDetails, run: removeRules },
    removeImportDrgRouteDistribution: {
      run(stored, _, { world }) {
        const revised = reviseObject(world, 'drg-route-table', stored.wire.id, ({ wire }) => {
          const { importDrgRouteDistributionId: _removed, ...rest } = wire
          return { wire: rest }
        })
        return { status: 200, body: (revised ?? stored).wire, etag: (revised ?? stored).etag }
      },
    },
  },
  children: {
    drgRouteRules: {
      list({ wire }, { link, query }) {
        const type = query.get('routeType')
        return link.drgRouteRules(wire.id).filter((rule) => type === null || rule.routeType === type)
      },
    },
  },
})
