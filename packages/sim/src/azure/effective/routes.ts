import type { EffectiveRouteRow } from '@interconnect/azure-api'
import { isPrefix } from '@interconnect/model'
import { type EffectiveRoute, effectiveRoutes, type NextHopType, type UserRoute } from '@interconnect/routing'
import type { KindContext } from '../kind.ts'
import { type StoredNetworkInterface, type StoredSubnet, types } from '../resource-types.ts'
import { surroundingsOf } from './surroundings.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/diagnose-network-routing-problem */
export function effectiveRouteTable(stored: StoredNetworkInterface, context: KindContext): EffectiveRouteRow[] {
  const around = surroundingsOf(stored, context)
  if (!around) return []
  const table = context.resources.get(types.routeTable, around.subnet.properties.routeTable?.id ?? '')
  const isPropagationDisabled = table?.properties.disableBgpRoutePropagation === true
  const rows = effectiveRoutes({ ...around, userRoutes: userRoutesOf(around.subnet, context), isPropagationDisabled })
  return rows.map((row) => rowOf(row, isPropagationDisabled))
}

function userRoutesOf({ properties: { routeTable } }: StoredSubnet, { resources }: KindContext): UserRoute[] {
  if (!routeTable) return []
  return resources.list(types.route, { parent: routeTable.id }).flatMap(({ name, properties }) => {
    const { addressPrefix: prefix, nextHopIpAddress: nextHopAddress } = properties
    if (!isPrefix(prefix)) return []
    const nextHopType = properties.nextHopType as NextHopType
    return [{ name, prefix, nextHopType, ...(nextHopAddress !== undefined && { nextHopAddress }) }]
  })
}

const rowOf = (
  { name, source, state, prefix, nextHopType, nextHops }: EffectiveRoute,
  isPropagationDisabled: boolean,
): EffectiveRouteRow => ({
  ...(name !== undefined && { name }),
  source,
  state,
  addressPrefix: [prefix],
  nextHopType,
  nextHopIpAddress: nextHops,
  disableBgpRoutePropagation: isPropagationDisabled,
})
