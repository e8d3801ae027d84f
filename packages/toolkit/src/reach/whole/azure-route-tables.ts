import type { RouteTable } from '@interconnect/azure-api'
import { asPrefix, isPrefix } from '@interconnect/model'
import type { AzureRoute, AzureRouteTable, NetworkModel } from '@interconnect/reach'
import { ifSeen, lastOf, type Reader } from './reading.ts'

/** Every table of a subnet, with the routes of others. */
export const azureRouteTables: Reader = async (model, { azure, signal, idOf }) => {
  const routeTables = await Promise.all(
    [...knownTables(model).values()].map(async (table) => {
      const wire = await ifSeen(azure.get<RouteTable>(idOf(table.ref.key), { signal }))
      return wire ? { ...table, ...contentsOf(wire) } : table
    }),
  )
  return { ...model, azure: { ...model.azure, routeTables } }
}

function knownTables({ azure }: NetworkModel): ReadonlyMap<string, AzureRouteTable> {
  const tables = new Map(azure.routeTables.map((table) => [table.ref.key, table]))
  for (const { routeTableKey: key } of azure.subnets)
    if (key?.startsWith('/subscriptions/') && !tables.has(key))
      tables.set(key, {
        ref: { key, side: 'azure', kind: 'route table', name: lastOf(key) },
        propagatesGatewayRoutes: true,
        routes: [],
      })
  return tables
}

/** Routes for a service tag have no ranges that a model could know. */
const contentsOf = ({ properties }: RouteTable): Pick<AzureRouteTable, 'propagatesGatewayRoutes' | 'routes'> => ({
  propagatesGatewayRoutes: properties.disableBgpRoutePropagation !== true,
  routes: (properties.routes ?? []).flatMap(({ name = '', properties: route }): AzureRoute[] =>
    isPrefix(route.addressPrefix)
      ? [
          {
            name,
            prefix: asPrefix(route.addressPrefix),
            nextHopType: route.nextHopType,
            ...(route.nextHopIpAddress !== undefined && { nextHopAddress: route.nextHopIpAddress }),
          },
        ]
      : [],
  ),
})
