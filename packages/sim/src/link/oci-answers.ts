import { pairOfOciRegion } from '@interconnect/model'
import type { DrgRouteRule, FastConnectProviderServiceKey } from '@interconnect/oci-api'
import type { DrgRoute } from '@interconnect/routing'
import { createHash } from 'node:crypto'
import type { World } from '../core/index.ts'
import { liveObject } from '../oci/index.ts'
import type { OciLinkView, SessionStates } from './oci-view.ts'
import { circuitOfKey } from './pairing.ts'
import { linkRoutes } from './topology.ts'

/** What OCI's API tells of routes, sessions and keys. */
export const ociAnswers = (world: World): OciLinkView => ({
  drgRouteRules: (tableId) => (linkRoutes(world).drgTables.get(tableId) ?? []).map((route) => toRule(tableId, route)),
  sessions: (virtualCircuitId) => sessionStates(world, virtualCircuitId),
  serviceKey: (region, key) => serviceKey(world, region, key),
})

/** Both sessions, as up as their legs and prefix limits let them be. */
export function sessionStates(world: World, virtualCircuitId: string): SessionStates {
  const { sessions } = linkRoutes(world)
  const stateOf = (leg: 'primary' | 'secondary') => (sessions.get(`${virtualCircuitId}/${leg}`)?.state === 'up' ? 'UP' : 'DOWN')
  return liveObject(world, 'virtual-circuit', virtualCircuitId) ? [stateOf('primary'), stateOf('secondary')] : ['DOWN', 'DOWN']
}

function toRule(tableId: string, route: DrgRoute): DrgRouteRule {
  return {
    id: route.ruleId ?? createHash('sha256').update(`${tableId}/${route.prefix}/${route.nextHop}`).digest('hex').slice(0, 12),
    destination: route.prefix,
    destinationType: 'CIDR_BLOCK',
    nextHopDrgAttachmentId: route.nextHop,
    routeType: route.routeType,
    isConflict: route.isConflict,
    isBlackhole: route.isBlackhole,
    routeProvenance: route.provenance,
    attributes: { AS_PATH: route.asPath.join(' ') },
  }
}

/** A key is good where an ExpressRoute circuit of a location near that region carries it. */
function serviceKey(world: World, region: string, key: string): FastConnectProviderServiceKey | undefined {
  const circuit = circuitOfKey(world, key)
  const offered = circuit?.properties.serviceProviderProperties
  if (!offered || !pairOfOciRegion(region)?.peeringLocations.includes(offered.peeringLocation)) return undefined
  return { name: key, bandwidthShapeName: `${offered.bandwidthInMbps / 1000} Gbps`, peeringLocation: offered.peeringLocation }
}
