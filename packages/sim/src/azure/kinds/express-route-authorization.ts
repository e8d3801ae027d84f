import { azureDurations, type ExpressRouteAuthorization, parentId } from '@interconnect/azure-api'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { type Stored, type StoredConnection, types } from '../resource-types.ts'
import { connectionsOf } from './connections-of.ts'

type StoredAuthorization = Stored<ExpressRouteAuthorization>

/** @source https://learn.microsoft.com/azure/expressroute/expressroute-howto-linkvnet-arm#connect-a-virtual-network-in-a-different-subscription-to-a-circuit */
export const expressRouteAuthorization: AzureKind<ExpressRouteAuthorization> = {
  of: types.authorization,
  durations: azureDurations['Microsoft.Network/expressRouteCircuits/authorizations'],
  settle: (stored, previous, { world }) =>
    withProperties(stored, {
      authorizationKey:
        previous?.properties.authorizationKey ?? world.ids.guid(`azure/authorization/${stored.id.toLowerCase()}`),
    }),
  view(stored, context) {
    const user = userOf(stored, context)
    return withProperties(stored, {
      authorizationUseStatus: user ? 'InUse' : 'Available',
      ...(user && { connectionResourceUri: user.id }),
    })
  },
  actions: [
    {
      method: 'POST',
      path: 'listKeys',
      answers: 'now',
      run: ({ properties: { authorizationKey } }) => ({ authorizationKey }),
    },
  ],
}

/** The connection that has redeemed the authorization. */
export const userOf = ({ id, properties }: StoredAuthorization, context: KindContext): StoredConnection | undefined =>
  connectionsOf(context, parentId(id)).find(
    ({ properties: { authorizationKey } }) =>
      authorizationKey !== undefined && authorizationKey === properties.authorizationKey,
  )
