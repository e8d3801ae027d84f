import type { AnyAzureKind } from '../kind.ts'
import { connection } from './connection.ts'
import { expressRouteAuthorization } from './express-route-authorization.ts'
import { expressRouteCircuit } from './express-route-circuit.ts'
import { expressRoutePeering } from './express-route-peering.ts'
import { networkSecurityGroup } from './network-security-group.ts'
import { route } from './route.ts'
import { routeTable } from './route-table.ts'
import { securityRule } from './security-rule.ts'
import { subnet } from './subnet.ts'
import { virtualNetwork } from './virtual-network.ts'
import { virtualNetworkGateway } from './virtual-network-gateway.ts'

/** Every simulated kind; a resource group deletes its contents in this order. */
export const kinds: readonly AnyAzureKind[] = [
  connection,
  virtualNetworkGateway,
  expressRouteCircuit,
  expressRoutePeering,
  expressRouteAuthorization,
  virtualNetwork,
  subnet,
  networkSecurityGroup,
  securityRule,
  routeTable,
  route,
]
