import { azureDurations, type RouteTable } from '@interconnect/azure-api'
import { type AzureKind, withProperties } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { types } from '../resource-types.ts'
import { subnetsWith } from './subnet.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/manage-route-table */
export const routeTable: AzureKind<RouteTable> = {
  of: types.routeTable,
  durations: azureDurations['Microsoft.Network/routeTables'],
  absentChildren: 'deleted',
  tagsPatch: 'now',
  listedBySubscription: true,
  accept: (next) => ({ ...next, properties: { disableBgpRoutePropagation: false, ...next.properties } }),
  checkDelete(stored, context) {
    const users = subnetsWith(context, 'routeTable', stored.id)
    if (users.length === 0) return
    throw new ArmRefusal(
      'InUseRouteTableCannotBeDeleted',
      `Route table ${stored.name} is in use and cannot be deleted. It is in use by: ${users.map(({ id }) => id).join(', ')}.`,
    )
  },
  view(stored, context) {
    const subnets = subnetsWith(context, 'routeTable', stored.id)
    return subnets.length === 0 ? stored : withProperties(stored, { subnets })
  },
}
