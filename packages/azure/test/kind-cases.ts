import type { KindCase as AnyKindCase } from '@interconnect/engine/testing'
import type { Prefix } from '@interconnect/model'
import type { AzureApi } from '../src/api.ts'
import { connection } from '../src/kinds/connection.ts'
import { expressRouteCircuit } from '../src/kinds/express-route-circuit.ts'
import { expressRouteGateway } from '../src/kinds/express-route-gateway.ts'
import { networkSecurityGroup } from '../src/kinds/network-security-group.ts'
import { resourceGroup } from '../src/kinds/resource-group.ts'
import { routeTable } from '../src/kinds/route-table.ts'
import { securityRules } from '../src/kinds/security-rules.ts'
import { subnet } from '../src/kinds/subnet.ts'
import { virtualNetwork } from '../src/kinds/virtual-network.ts'

type KindCase = AnyKindCase<AzureApi>

/** One case per kind for the contract suite, in one subscription; what they refer to are the other cases. */
export function kindCases(subscription: string): readonly KindCase[] {
  const location = 'eastus'
  const resourceGroupId = `/subscriptions/${subscription}/resourceGroups/contract-rg`
  const idOf = (type: string, name: string) => `${resourceGroupId}/providers/Microsoft.Network/${type}/${name}`
  const place = (name: string) => ({ resourceGroupId, name, location })
  const virtualNetworkId = idOf('virtualNetworks', 'vnet')
  const networkSecurityGroupId = idOf('networkSecurityGroups', 'nsg')
  const routeTableId = idOf('routeTables', 'routes')
  const prefix = (text: string) => text as Prefix
  const rule = (name: string, priority: number, ports: string[]) =>
    ({
      name,
      priority,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      sources: ['10.1.0.0/16'],
      destinations: ['10.12.2.0/24'],
      destinationPorts: ports,
    }) as const

  const group: KindCase = {
    name: 'group',
    kind: resourceGroup,
    props: { subscription, name: 'contract-rg', location },
    changes: [],
    needs: [],
  }
  const network: KindCase = {
    name: 'network',
    kind: virtualNetwork,
    props: { ...place('vnet'), cidrs: [prefix('10.12.0.0/16')] },
    changes: [{ cidrs: [prefix('10.13.0.0/16'), prefix('10.12.0.0/16')] }],
    needs: [group],
  }
  const security: KindCase = {
    name: 'security',
    kind: networkSecurityGroup,
    props: place('nsg'),
    changes: [],
    needs: [group],
  }
  const rules: KindCase = {
    name: 'rules',
    kind: securityRules,
    props: { networkSecurityGroupId, rules: [rule('ssh', 200, ['22']), rule('sql', 210, ['1521', '1522'])] },
    // One stays and swaps its place with a new one, one goes.
    changes: [{ rules: [rule('ping', 200, ['*']), rule('ssh', 210, ['22'])] }],
    needs: [security],
  }
  const routes: KindCase = {
    name: 'routes',
    kind: routeTable,
    props: { ...place('routes'), propagateGatewayRoutes: true },
    changes: [{ propagateGatewayRoutes: false }],
    needs: [group],
  }
  const app: KindCase = {
    name: 'app',
    kind: subnet,
    props: { virtualNetworkId, name: 'app', prefix: prefix('10.12.2.0/24') },
    changes: [{ networkSecurityGroupId }, { routeTableId }, { prefix: prefix('10.12.3.0/24') }],
    needs: [network, security, routes],
  }
  const gatewaySubnet: KindCase = {
    name: 'gateway-subnet',
    kind: subnet,
    props: { virtualNetworkId, name: 'GatewaySubnet', prefix: prefix('10.12.1.0/24') },
    changes: [],
    needs: [network],
  }
  const gateway: KindCase = {
    name: 'gateway',
    kind: expressRouteGateway,
    props: { ...place('gateway'), subnetId: `${virtualNetworkId}/subnets/GatewaySubnet`, sku: 'ErGw1AZ' },
    changes: [{ sku: 'ErGw2AZ' }],
    needs: [gatewaySubnet],
  }
  const circuit: KindCase = {
    name: 'circuit',
    kind: expressRouteCircuit,
    props: {
      ...place('circuit'),
      peeringLocation: 'Washington DC',
      bandwidthMbps: 1000,
      tier: 'Standard',
      family: 'MeteredData',
    },
    changes: [{ bandwidthMbps: 2000 }, { tier: 'Premium' }, { family: 'UnlimitedData' }],
    needs: [group],
  }
  const join: KindCase = {
    name: 'connection',
    kind: connection,
    props: {
      ...place('connection'),
      gatewayId: idOf('virtualNetworkGateways', 'gateway'),
      circuitId: idOf('expressRouteCircuits', 'circuit'),
      fastPath: false,
      routingWeight: 0,
    },
    changes: [{ routingWeight: 10 }],
    needs: [gateway, circuit],
  }
  return [group, network, security, rules, routes, app, gatewaySubnet, gateway, circuit, join]
}
