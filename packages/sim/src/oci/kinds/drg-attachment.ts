import { CreateDrgAttachmentDetails, UpdateDrgAttachmentDetails, drgAttachments } from '@interconnect/oci-api'
import { type Call, relatedObject } from '../call.ts'
import { simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObjects, reviseObject } from '../objects.ts'
import { ServiceFault, conflict, inUse, incorrectState, invalid, relatedNotFound } from '../service-fault.ts'
import type { Stored } from '../stored.ts'
import { checkIngressTable } from '../vcn-gateways.ts'
import { usableVcn } from '../vcn-defaults.ts'

type Attachment = Stored<'drg-attachment'>

const typeOf = ({ wire }: Attachment): string => wire.networkDetails?.type ?? 'VCN'

function vcnIdOf(body: CreateDrgAttachmentDetails): string {
  const vcnId = body.networkDetails?.id ?? body.vcnId
  if (vcnId === undefined) throw new ServiceFault('MissingParameter', 'Missing Parameter: networkDetails')
  return vcnId
}

function checkTableOf(drgId: string, drgRouteTableId: string | undefined, call: Call): void {
  if (drgRouteTableId !== undefined && relatedObject(call, 'drg-route-table', drgRouteTableId).wire.drgId !== drgId)
    throw relatedNotFound(drgRouteTableId)
}

function checkNew(body: CreateDrgAttachmentDetails, call: Call): void {
  const vcnId = vcnIdOf(body)
  const drg = relatedObject(call, 'drg', body.drgId)
  if (drg.wire.lifecycleState !== 'AVAILABLE')
    throw incorrectState(`Drg ${body.drgId} is in state ${drg.wire.lifecycleState}.`)
  usableVcn(call, vcnId)
  checkTableOf(body.drgId, body.drgRouteTableId, call)
  checkIngressTable({ vcnId, routeTableId: body.networkDetails?.routeTableId ?? body.routeTableId }, call)
  const attachments = liveObjects(call.world, 'drg-attachment').filter((known) => typeOf(known) === 'VCN')
  const other = attachments.find(({ wire }) => wire.vcnId === vcnId)
  if (other) throw conflict(`VCN ${vcnId} is already attached to Drg ${other.wire.drgId} by ${other.wire.id}.`)
  const count = attachments.filter(({ wire }) => wire.drgId === body.drgId).length
  checkLimit(call.world, 'vcnAttachmentsPerDrg', count + 1, (most) => `A DRG has at most ${most} VCN attachments.`)
}

function checkChange({ wire }: Attachment, body: UpdateDrgAttachmentDetails, call: Call): void {
  checkTableOf(wire.drgId, body.drgRouteTableId, call)
  const isVcn = wire.networkDetails?.type === 'VCN'
  const { exportDrgRouteDistributionId: exportId, networkDetails } = body
  if (networkDetails && !isVcn) throw invalid('networkDetails can only be changed for a VCN attachment')
  checkIngressTable({ vcnId: wire.vcnId ?? '', routeTableId: networkDetails?.routeTableId ?? body.routeTableId }, call)
  if (typeof exportId !== 'string') return
  if (isVcn) throw invalid('exportDrgRouteDistributionId cannot be set for a VCN attachment')
  const { drgId, distributionType } = relatedObject(call, 'drg-route-distribution', exportId).wire
  if (drgId !== wire.drgId) throw relatedNotFound(exportId)
  if (distributionType !== 'EXPORT') throw invalid(`DrgRouteDistribution ${exportId} is not of type EXPORT`)
}

/** Attachments of circuits go with their circuit; VCN rules must let go of the DRG first. */
function checkDetachable(stored: Attachment, { world }: Call): void {
  const { id, drgId, vcnId } = stored.wire
  if (typeOf(stored) !== 'VCN')
    throw invalid(`DrgAttachment ${id} of type ${typeOf(stored)} is deleted together with its network object`)
  const table = liveObjects(world, 'route-table').find(
    ({ wire }) => wire.vcnId === vcnId && wire.routeRules.some(({ networkEntityId }) => networkEntityId === drgId),
  )
  if (table) throw inUse(drgAttachments.title, id, 'RouteTable', table.wire.id)
}

export const drgAttachment = simKind({
  name: 'drg-attachment',
  service: 'iaas',
  api: drgAttachments,
  stations: { creating: 'ATTACHING', active: 'ATTACHED', deleting: 'DETACHING', gone: 'DETACHED' },
  create: {
    body: CreateDrgAttachmentDetails,
    check: checkNew,
    make({ networkDetails, routeTableId, ...rest }, call) {
      const vcnId = networkDetails?.id ?? rest.vcnId!
      const { defaultDrgRouteTables } = relatedObject(call, 'drg', rest.drgId).wire
      const ingressTable = networkDetails?.routeTableId ?? routeTableId
      const table = ingressTable === undefined ? {} : { routeTableId: ingressTable }
      const vcnRouteType = networkDetails?.vcnRouteType ?? 'SUBNET_CIDRS'
      return {
        wire: {
          drgRouteTableId: defaultDrgRouteTables?.vcn,
          ...rest,
          ...table,
          compartmentId: relatedObject(call, 'vcn', vcnId).wire.compartmentId,
          vcnId,
          networkDetails: { type: 'VCN', id: vcnId, vcnRouteType, ...table },
          isCrossTenancy: false,
        },
      }
    },
  },
  update: {
    body: UpdateDrgAttachmentDetails,
    check: checkChange,
    apply({ wire }, { networkDetails, exportDrgRouteDistributionId: exportId, ...rest }) {
      const routeTableId = networkDetails?.routeTableId ?? rest.routeTableId ?? wire.routeTableId
      const details = { ...wire.networkDetails, ...networkDetails, type: wire.networkDetails?.type ?? 'VCN' }
      return {
        ...rest,
        ...(routeTableId === undefined ? {} : { routeTableId }),
        networkDetails: routeTableId === undefined ? details : { ...details, routeTableId },
        exportDrgRouteDistributionId:
          exportId === undefined ? wire.exportDrgRouteDistributionId : (exportId ?? undefined),
      }
    },
  },
  delete: { check: checkDetachable },
  actions: {
    removeExportDrgRouteDistribution: {
      run(stored, _, { world }) {
        const revised = reviseObject(world, 'drg-attachment', stored.wire.id, ({ wire }) => {
          const { exportDrgRouteDistributionId: _removed, ...rest } = wire
          return { wire: rest }
        })
        return { status: 200, body: (revised ?? stored).wire, etag: (revised ?? stored).etag }
      },
    },
  },
  filters: {
    attachmentType: (stored, value) => value === 'ALL' || typeOf(stored) === value,
    networkId: ({ wire }, value) => wire.networkDetails?.id === value,
  },
  // Without a type, VCN attachments only.
  isListed: (stored, { query }) => query.has('attachmentType') || typeOf(stored) === 'VCN',
})
