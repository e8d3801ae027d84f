import {
  CreateDrgDetails,
  type DrgAttachmentInfo,
  type DrgRedundancyStatus,
  UpdateDrgDetails,
  drgs,
} from '@interconnect/oci-api'
import { type Call, relatedObject } from '../call.ts'
import { page } from '../dialect/paging.ts'
import { insertDrgDefaults, removeDrgChildren } from '../drg-defaults.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObjects } from '../objects.ts'
import { inUse, relatedNotFound } from '../service-fault.ts'
import type { Stored } from '../stored.ts'

const attachmentsOf = ({ world }: Call, drgId: string): Stored<'drg-attachment'>[] =>
  liveObjects(world, 'drg-attachment').filter(({ wire }) => wire.drgId === drgId)

/** Refused while something is attached, a circuit ends at it, or a route rule of a VCN targets it. */
function checkUnused({ wire }: Stored<'drg'>, call: Call): void {
  const attachment = attachmentsOf(call, wire.id)[0]
  if (attachment) throw inUse(drgs.title, wire.id, 'DrgAttachment', attachment.wire.id)
  const circuit = liveObjects(call.world, 'virtual-circuit').find((known) => known.wire.gatewayId === wire.id)
  if (circuit) throw inUse(drgs.title, wire.id, 'VirtualCircuit', circuit.wire.id)
  const table = liveObjects(call.world, 'route-table').find((known) =>
    known.wire.routeRules.some(({ networkEntityId }) => networkEntityId === wire.id),
  )
  if (table) throw inUse(drgs.title, wire.id, 'RouteTable', table.wire.id)
}

function redundancyOf({ wire: { id } }: Stored<'drg'>, call: Call): DrgRedundancyStatus {
  const circuits = attachmentsOf(call, id).filter(({ wire }) => wire.networkDetails?.type === 'VIRTUAL_CIRCUIT').length
  if (circuits === 0) return { id, status: 'NOT_REDUNDANT_NO_CONNECTION' }
  return { id, status: `NOT_REDUNDANT_${circuits === 1 ? 'SINGLE_VIRTUALCIRCUIT' : 'MULTIPLE_VIRTUALCIRCUITS'}` }
}

export const drg = simKind({
  name: 'drg',
  service: 'iaas',
  api: drgs,
  stations: plainStations,
  create: {
    body: CreateDrgDetails,
    check(_, { world, region }) {
      const count = liveObjects(world, 'drg').filter((other) => other.region === region).length
      checkLimit(
        world,
        'drgsPerRegion',
        count + 1,
        (most) => `The limit of ${most} DRGs in this region has been reached.`,
      )
    },
    make: (body, call, id) => ({ wire: { ...body, ...insertDrgDefaults(call, id, body.compartmentId) } }),
  },
  update: {
    body: UpdateDrgDetails,
    check({ wire }, { defaultDrgRouteTables = {} }, call) {
      for (const id of Object.values(defaultDrgRouteTables))
        if (id !== undefined && relatedObject(call, 'drg-route-table', id).wire.drgId !== wire.id)
          throw relatedNotFound(id)
    },
    apply: ({ wire }, { defaultDrgRouteTables, ...rest }) => ({
      ...rest,
      defaultDrgRouteTables: { ...wire.defaultDrgRouteTables, ...defaultDrgRouteTables },
    }),
  },
  delete: { check: checkUnused },
  actions: {
    getAllDrgAttachments: {
      run({ wire }, _, call) {
        const type = call.query.get('attachmentType') ?? 'ALL'
        const infos: DrgAttachmentInfo[] = attachmentsOf(call, wire.id)
          .filter((attachment) => type === 'ALL' || attachment.wire.networkDetails?.type === type)
          .map((attachment) => ({ id: attachment.wire.id }))
        const { items, ...rest } = page(infos, call)
        return { status: 200, body: items, ...rest }
      },
    },
  },
  children: { redundancyStatus: { view: redundancyOf } },
  afterGone: ({ wire }, world) => removeDrgChildren(world, wire.id),
})
