import type { AnyAzureKind } from '../kind.ts'
import { connection } from './connection.ts'
import { expressRouteAuthorization } from './express-route-authorization.ts'
import { expressRouteCircuit } from './express-route-circuit.ts'
import { expressRoutePeering } from './express-route-peering.ts'
import { networkInterface } from './network-interface.ts'
import { networkSecurityGroup } from './network-security-group.ts'
import { networkWatcher } from './network-watcher.ts'
import { publicIpAddress } from './public-ip-address.ts'
import { route } from './route.ts'
import { routeTable } from './route-table.ts'
import { securityRule } from './security-rule.ts'
import { subnet } from './subnet.ts'
import { virtualMachine } from './virtual-machine.ts'
import { virtualNetwork } from './virtual-network.ts'
import { virtualNetworkGateway } from './virtual-network-gateway.ts'
import { virtualNetworkPeering } from './virtual-network-peering.ts'

/** Every simulated kind; a resource group deletes its contents in this order. */
export const kinds: readonly AnyAzureKind[] = [
  virtualMachine,
  networkInterface,
  connection,
  virtualNetworkGateway,
  expressRouteCircuit,
  expressRoutePeering,
  expressRouteAuthorization,
  virtualNetwork,
  virtualNetworkPeering,
  subnet,
  publicIpAddress,
  networkSecurityGroup,
  securityRule,
  routeTable,
  route,
  networkWatcher,
]
