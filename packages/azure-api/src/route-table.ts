import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { childId, resourceId, type ResourceName } from './resource-id.ts'
import { childResource, readOnly, subResourceSchema, trackedResource, wireObject } from './wire.ts'

export const routeTableType = 'Microsoft.Network/routeTables'
export const routeType = 'Microsoft.Network/routeTables/routes'

export const routeTableId = (name: ResourceName): string => resourceId(routeTableType, name)
export const routeId = (routeTableId: string, name: string): string => childId(routeTableId, 'routes', name)
export const routesPath = (routeTableId: string): string => `${routeTableId}/routes`

/**
 * `VirtualNetworkGateway` works for VPN gateways, not for ExpressRoute ones.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
 */
export const routeNextHopTypes = ['VirtualNetworkGateway', 'VnetLocal', 'Internet', 'VirtualAppliance', 'None'] as const

export const routePropertiesSchema = wireObject('RoutePropertiesFormat', {
  /** A CIDR or a service tag. */
  addressPrefix: z.string(),
  nextHopType: z.enum(routeNextHopTypes),
  /** Only with `VirtualAppliance`. */
  nextHopIpAddress: z.string().exactOptional(),
  hasBgpOverride: readOnly(z.boolean()),
  provisioningState: readOnly(provisioningStateSchema),
})

export const routeSchema = childResource('Route', routePropertiesSchema)
export type Route = z.infer<typeof routeSchema>

/** @source https://learn.microsoft.com/rest/api/virtualnetwork/route-tables/create-or-update */
export const routeTableSchema = trackedResource(
  'RouteTable',
  wireObject('RouteTablePropertiesFormat', {
    /** Given in a PUT, the list replaces all routes. */
    routes: z.array(routeSchema).exactOptional(),
    /** True hides what the gateway learned from the associated subnets. */
    disableBgpRoutePropagation: z.boolean().exactOptional(),
    subnets: readOnly(z.array(subResourceSchema)),
    resourceGuid: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
  {},
)
export type RouteTable = z.infer<typeof routeTableSchema>
