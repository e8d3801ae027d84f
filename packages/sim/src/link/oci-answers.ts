import type { BgpSessionState, DrgRouteRule } from '@interconnect/oci-api'
import { type DrgRoute, type Leg, sessionKey } from '@interconnect/routing'
import { createHash } from 'node:crypto'
import { isPrefix } from '@interconnect/model'
import type { World } from '../core/index.ts'
import { liveObject } from '../oci/index.ts'
import type { OciLinkView } from './oci-view.ts'
import { linkPicture } from './picture.ts'
import { shownKey } from './service-key.ts'

/** What OCI's API tells of routes, sessions and keys. */
export const ociAnswers = (world: World): OciLinkView => ({
  drgRouteRules: (tableId) => drgRouteRules(world, tableId),
  sessions: (virtualCircuitId) => [
    stateOf(world, virtualCircuitId, 'primary'),
    stateOf(world, virtualCircuitId, 'secondary'),
  ],
  serviceKey: (region, key) => shownKey(world, region, key),
})

const stateOf = (world: World, virtualCircuitId: string, leg: Leg): BgpSessionState =>
  linkPicture(world).routes.sessions.get(sessionKey(virtualCircuitId, leg))?.state === 'up' ? 'UP' : 'DOWN'

/** Static rules for what routing does not know, such as IPv6, are shown as they are kept. */
function drgRouteRules(world: World, tableId: string): readonly DrgRouteRule[] {
  const computed = linkPicture(world).routes.drgTables.get(tableId) ?? []
  const kept = liveObject(world, 'drg-route-table', tableId)?.items ?? []
  return [
    ...computed.map((route) => ruleOf(tableId, route)),
    ...kept.filter(({ destination }) => !isPrefix(destination)),
  ]
}

function ruleOf(tableId: string, route: DrgRoute): DrgRouteRule {
  return {
    id:
      route.ruleId ??
      createHash('sha256').update(`${tableId}/${route.prefix}/${route.nextHop}`).digest('hex').slice(0, 32),
    destination: route.prefix,
    destinationType: 'CIDR_BLOCK',
    nextHopDrgAttachmentId: route.isBlackhole ? 'BLACKHOLE' : route.nextHop,
    routeType: route.routeType,
    isConflict: route.isConflict,
    isBlackhole: route.isBlackhole,
    routeProvenance: route.provenance,
    attributes: {},
  }
}
