import type { AnyKind } from '@interconnect/engine'
import type { AzureApi } from '../api.ts'
import { connection } from './connection.ts'
import { expressRouteCircuit } from './express-route-circuit.ts'
import { expressRouteGateway } from './express-route-gateway.ts'
import { networkSecurityGroup } from './network-security-group.ts'
import { privatePeering } from './private-peering.ts'
import { resourceGroup } from './resource-group.ts'
import { routeTable } from './route-table.ts'
import { securityRules } from './security-rules.ts'
import { subnet } from './subnet.ts'
import { virtualNetwork } from './virtual-network.ts'

/** Every Azure kind, parents before children. */
export const azureKinds: readonly AnyKind<AzureApi>[] = [
  resourceGroup,
  virtualNetwork,
  networkSecurityGroup,
  securityRules,
  routeTable,
  subnet,
  expressRouteGateway,
  expressRouteCircuit,
  privatePeering,
  connection,
]
