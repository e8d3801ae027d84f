import { z } from 'zod'
import { provisioningStateSchema } from './arm.ts'
import { childId } from './resource-id.ts'
import { childResource, readOnly, wireObject } from './wire.ts'

export const expressRouteAuthorizationType = 'Microsoft.Network/expressRouteCircuits/authorizations'

export const expressRouteAuthorizationId = (circuitId: string, name: string): string =>
  childId(circuitId, 'authorizations', name)

/**
 * One key lets one connection of another subscription use the circuit.
 * @source https://learn.microsoft.com/rest/api/expressroute/express-route-circuit-authorizations/create-or-update
 */
export const expressRouteAuthorizationSchema = childResource(
  'ExpressRouteCircuitAuthorization',
  wireObject('AuthorizationPropertiesFormat', {
    authorizationKey: z.string().exactOptional(),
    authorizationUseStatus: z.enum(['Available', 'InUse']).exactOptional(),
    connectionResourceUri: readOnly(z.string()),
    provisioningState: readOnly(provisioningStateSchema),
  }),
)
export type ExpressRouteAuthorization = z.infer<typeof expressRouteAuthorizationSchema>
