import { azureDurations, azureLimits, parentId, type Route } from '@interconnect/azure-api'
import { type AzureKind, withProperties } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { types } from '../resource-types.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview */
export const route: AzureKind<Route> = {
  of: types.route,
  durations: azureDurations['Microsoft.Network/routeTables/routes'],
  check({ id, name, properties }, _previous, { resources }) {
    const needsAddress = properties.nextHopType === 'VirtualAppliance'
    if (needsAddress !== (properties.nextHopIpAddress !== undefined && properties.nextHopIpAddress !== ''))
      throw new ArmRefusal(
        'InvalidParameter',
        `Route ${name} has next hop type ${properties.nextHopType}: a next hop IP address is ${needsAddress ? 'required' : 'allowed only with VirtualAppliance'}.`,
      )
    if (resources.list(types.route, { parent: parentId(id) }).length > azureLimits.routesPerTable.value)
      throw new ArmRefusal('QuotaExceeded', `Route table ${parentId(id)} has more than 400 routes.`)
  },
  accept: (next) => withProperties(next, { hasBgpOverride: false }),
}
