import { isPrefix } from '@interconnect/model'
import { type NextHopRoutingAction, parseOcid } from '@interconnect/oci-api'
import { longestPrefixMatch } from '@interconnect/routing'
import type { Call } from '../call.ts'
import { liveObject, liveObjects } from '../objects.ts'
import type { Stored } from '../stored.ts'

type Attachment = Stored<'drg-attachment'>

/** Where a table sends a packet, and how a node tells it. */
export interface NextHop {
  readonly action: NextHopRoutingAction
  readonly to:
    | { readonly kind: 'drg'; readonly attachment: Attachment }
    | { readonly kind: 'attachment'; readonly attachment: Attachment }
    /** A gateway to what is neither in a VCN nor behind a DRG. */
    | { readonly kind: 'outside'; readonly id: string }
    | { readonly kind: 'nowhere' }
    /** What the analyzer does not follow. */
    | { readonly kind: 'unknown' }
}

const details = { isRestrictedOrPartial: false }

export const onward: NextHopRoutingAction = { action: 'FORWARDED', actionType: 'IMPLICIT' }
const unfollowed: NextHopRoutingAction = { action: 'INDETERMINATE', actionType: 'NOT_SUPPORTED' }

/** No table was asked, or it has nothing for the packet. */
export const noRoute = (evaluated: {
  evaluatedVcnRouteTableId?: string
  evaluatedDrgRouteTableId?: string
}): NextHopRoutingAction => ({
  action: 'NO_ROUTE',
  actionType: 'IMPLICIT',
  noRouteRoutingActionDetails: { ...details, ...evaluated },
})

/** By the rules of a VCN's table; the routes of the VCN itself are not among them. */
export function nextHopOfVcn(tableId: string, destination: string, { world }: Call): NextHop {
  const table = liveObject(world, 'route-table', tableId)
  const rules = (table?.wire.routeRules ?? []).flatMap((rule) => {
    const { destination: prefix = '' } = rule
    return isPrefix(prefix) ? [{ prefix, rule }] : []
  })
  const [found] = longestPrefixMatch(rules).lookup(destination)
  if (!found || !table) return { action: noRoute({ evaluatedVcnRouteTableId: tableId }), to: { kind: 'nowhere' } }
  const { rule } = found
  const id = rule.networkEntityId
  const action: NextHopRoutingAction = {
    action: 'FORWARDED',
    actionType: 'EXPLICIT',
    forwardedRoutingActionDetails: {
      ...details,
      forwardedRoutingConfiguration: { type: 'VCN', vcnRouteTableId: tableId, routeRule: rule },
    },
  }
  switch (parseOcid(id)?.type) {
    case 'drg': {
      const attachment = liveObjects(world, 'drg-attachment').find(
        ({ wire }) => wire.drgId === id && wire.vcnId === table.wire.vcnId && wire.lifecycleState === 'ATTACHED',
      )
      return { action, to: attachment ? { kind: 'drg', attachment } : { kind: 'nowhere' } }
    }
    case 'internetgateway':
    case 'natgateway':
    case 'servicegateway':
      return { action, to: { kind: 'outside', id } }
    default:
      return { action: unfollowed, to: { kind: 'unknown' } }
  }
}

/** By the computed rows of a DRG's table; several where equal routes share the packets. */
export function nextHopsOfDrg(tableId: string, destination: string, { world, link }: Call): NextHop[] {
  const rows = link.drgRouteRules(tableId).flatMap((row) => {
    const prefix = row.destination
    return row.isConflict !== true && isPrefix(prefix) ? [{ prefix, row }] : []
  })
  const found = longestPrefixMatch(rows).lookup(destination)
  if (found.length === 0) return [{ action: noRoute({ evaluatedDrgRouteTableId: tableId }), to: { kind: 'nowhere' } }]
  return found.map(({ row }): NextHop => {
    const action: NextHopRoutingAction = {
      action: 'FORWARDED',
      actionType: 'EXPLICIT',
      forwardedRoutingActionDetails: {
        ...details,
        forwardedRoutingConfiguration: { type: 'DRG', drgRouteTableId: tableId, routeRule: row },
      },
    }
    const attachment = liveObject(world, 'drg-attachment', row.nextHopDrgAttachmentId)
    if (row.isBlackhole === true || attachment?.wire.lifecycleState !== 'ATTACHED')
      return { action, to: { kind: 'nowhere' } }
    const { type } = attachment.wire.networkDetails ?? {}
    if (type !== 'VCN' && type !== 'VIRTUAL_CIRCUIT') return { action: unfollowed, to: { kind: 'unknown' } }
    return { action, to: { kind: 'attachment', attachment } }
  })
}
