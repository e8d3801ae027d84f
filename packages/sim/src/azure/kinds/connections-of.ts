import { sameId } from '@interconnect/azure-api'
import type { KindContext } from '../kind.ts'
import { type StoredConnection, types } from '../resource-types.ts'

/** The connections that join the gateway or circuit with this id. */
export const connectionsOf = ({ resources }: Pick<KindContext, 'resources'>, id: string): StoredConnection[] =>
  resources
    .list(types.connection)
    .filter(({ properties }) => sameId(properties.virtualNetworkGateway1.id, id) || sameId(properties.peer?.id, id))
