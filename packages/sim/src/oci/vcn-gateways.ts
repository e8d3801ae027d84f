import { type Call, relatedObject } from './call.ts'
import { liveObjects } from './objects.ts'
import { inUse, limitExceeded, relatedNotFound } from './service-fault.ts'
import type { Stored } from './stored.ts'
import { usableVcn } from './vcn-defaults.ts'

type GatewayKind = 'internet-gateway' | 'nat-gateway' | 'service-gateway'

interface InVcn {
  readonly vcnId: string
  readonly routeTableId?: string | undefined
}

/**
 * One gateway of each kind per VCN.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/servicelimits.htm
 */
export function checkNewGateway(kind: GatewayKind, body: InVcn, call: Call): void {
  usableVcn(call, body.vcnId)
  checkIngressTable(body, call)
  if (liveObjects(call.world, kind).some(({ wire }) => wire.vcnId === body.vcnId))
    throw limitExceeded(`A VCN has at most one ${kind.replace('-', ' ')}.`)
}

/** The table for traffic that enters the VCN here must be the VCN's own. */
export function checkIngressTable({ vcnId, routeTableId }: InVcn, call: Call): void {
  if (routeTableId !== undefined && relatedObject(call, 'route-table', routeTableId).wire.vcnId !== vcnId)
    throw relatedNotFound(routeTableId)
}

/** Refused while a route rule sends traffic to it. */
export function checkNoRouteTo(title: string, { wire }: Stored<GatewayKind>, { world }: Call): void {
  const table = liveObjects(world, 'route-table').find((known) =>
    known.wire.routeRules.some(({ networkEntityId }) => networkEntityId === wire.id),
  )
  if (table) throw inUse(title, wire.id, 'RouteTable', table.wire.id)
}
