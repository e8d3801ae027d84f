import { type RouteTable, routeTableType } from '@interconnect/azure-api'
import { inPlace, othersIn } from '@interconnect/engine'
import { z } from 'zod'
import { azureKind } from './azure-kind.ts'
import { idInGroup, inGroup, inGroupFacts, inGroupNames, inGroupProps } from './in-group.ts'

const props = z.object({
  ...inGroupProps,
  /** Whether the subnets see what the gateway learns over the link. */
  propagateGatewayRoutes: z.boolean(),
})
export type RouteTableProps = z.infer<typeof props>

/**
 * The route table of subnets. It needs no routes for the link: the gateway's arrive by propagation.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
 */
export const routeTable = azureKind({
  type: 'azure/route-table',
  title: 'route table',
  armType: routeTableType,
  props,
  properties: {
    ...inGroupFacts,
    // Effective routes follow within seconds; what it is set back to is what the link needs.
    propagateGatewayRoutes: inPlace('traffic', {
      source: 'https://learn.microsoft.com/azure/virtual-network/manage-route-table',
    }),
  },
  presence: { missing: 'cosmetic', unwanted: 'cosmetic' },
  names: inGroupNames,
  tagged: true,
  id: idInGroup(routeTableType),
  attributes: (wire: RouteTable, id) => ({
    ...inGroup(wire, id),
    propagateGatewayRoutes: !(wire.properties.disableBgpRoutePropagation ?? false),
    // We put no route in: what is there is of others.
    ...othersIn(
      'route',
      (wire.properties.routes ?? []).map(({ name = '' }) => name),
    ),
  }),
  body: ({ location, propagateGatewayRoutes }, existing) => ({
    ...existing,
    location,
    properties: { ...existing?.properties, disableBgpRoutePropagation: !propagateGatewayRoutes },
  }),
})
