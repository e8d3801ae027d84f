import {
  networkSecurityGroupId,
  type NetworkSecurityGroup,
  routeId,
  routeTableId,
  securityRuleId,
} from '@interconnect/azure-api'
import { momentOf } from '@interconnect/sim'
import type { Break, Consoles } from '../break.ts'
import { add, anyToAny, edit, ids, inGroup, put, remove } from '../in-azure.ts'

const group = 'network security group quickstart-compute'

/** The rule of ours that lets a service out or in. */
async function ruleFor({ azure }: Consoles, direction: 'Inbound' | 'Outbound', port: string): Promise<string> {
  const wire = (await azure.get<NetworkSecurityGroup>(ids.securityGroup))!
  const found = wire.properties.securityRules!.find(
    ({ properties }) =>
      properties.direction === direction &&
      properties.access === 'Allow' &&
      (properties.destinationPortRange === port || properties.destinationPortRanges?.includes(port)),
  )
  return securityRuleId(ids.securityGroup, found!.name!)
}

/** Deleted one after the other; an apply brings them back. */
const gone =
  (...paths: readonly string[]) =>
  async (consoles: Consoles): Promise<'apply'> => {
    for (const path of paths) await remove(consoles, path)
    return 'apply'
  }

export const azureBreaks: readonly Break[] = [
  {
    what: 'a rule that denies all before ours',
    of: 'azure/security-rules.rules',
    names: [`${group}: shut`],
    make: (consoles) =>
      add(consoles, securityRuleId(ids.securityGroup, 'shut'), {
        ...anyToAny,
        access: 'Deny',
        direction: 'Outbound',
        priority: 100,
      }),
  },
  {
    what: 'a rule of ours deleted',
    of: 'azure/security-rules.rules',
    names: [`${group}: compute-to-oci-compute-tcp`],
    make: async (consoles) => remove(consoles, await ruleFor(consoles, 'Outbound', '22')),
  },
  {
    what: 'a rule of ours for another port',
    of: 'azure/security-rules.rules',
    flow: { from: 'oci/compute', to: 'azure/compute' },
    names: [`${group}: compute-from-oci-compute-tcp`],
    make: async (consoles) =>
      edit(consoles, await ruleFor(consoles, 'Inbound', '22'), { destinationPortRange: '2222' }),
  },
  {
    what: 'the subnet behind another group',
    of: 'azure/subnet.networkSecurityGroupId',
    names: ['subnet compute'],
    async make(consoles) {
      const other = networkSecurityGroupId(inGroup('other'))
      const properties = { ...anyToAny, access: 'Deny', direction: 'Outbound', priority: 100 }
      await put(consoles, other, {
        location: 'eastus',
        properties: { securityRules: [{ name: 'shut', properties }] },
      })
      return edit(consoles, ids.subnet, { networkSecurityGroup: { id: other } })
    },
  },
  {
    what: 'propagation of gateway routes switched off',
    of: 'azure/route-table.propagateGatewayRoutes',
    names: ['route table quickstart-routes'],
    make: (consoles) => edit(consoles, ids.routeTable, { disableBgpRoutePropagation: true }),
  },
  {
    what: 'a user route into nowhere',
    of: 'azure/route-table',
    names: ['route table quickstart-routes: hole'],
    make: (consoles) =>
      add(consoles, routeId(ids.routeTable, 'hole'), { addressPrefix: '10.1.10.0/24', nextHopType: 'None' }),
  },
  {
    what: 'a user route to a machine that is not there',
    of: 'azure/route-table',
    names: ['route table quickstart-routes: detour'],
    make: (consoles) =>
      add(consoles, routeId(ids.routeTable, 'detour'), {
        addressPrefix: '10.1.10.0/24',
        nextHopType: 'VirtualAppliance',
        nextHopIpAddress: '10.12.2.99',
      }),
  },
  {
    what: 'a user route to the gateway, which leads to no circuit',
    of: 'azure/route-table',
    names: ['route table quickstart-routes: gateway'],
    make: (consoles) =>
      add(consoles, routeId(ids.routeTable, 'gateway'), {
        addressPrefix: '10.1.10.0/24',
        nextHopType: 'VirtualNetworkGateway',
      }),
  },
  {
    what: 'the subnet behind another route table',
    of: 'azure/subnet.routeTableId',
    names: ['subnet compute'],
    async make(consoles) {
      const other = routeTableId(inGroup('other'))
      await put(consoles, other, { location: 'eastus', properties: { disableBgpRoutePropagation: true } })
      return edit(consoles, ids.subnet, { routeTable: { id: other } })
    },
  },
  {
    what: 'another range of the subnet',
    of: 'azure/subnet.prefix',
    names: ['subnet compute'],
    make: (consoles) => edit(consoles, ids.subnet, { addressPrefix: '10.12.3.0/24' }),
  },
  {
    what: 'the subnet deleted',
    of: 'azure/subnet',
    names: ['subnet compute'],
    make: gone(ids.subnet),
  },
  {
    what: 'the connection deleted',
    of: 'azure/connection',
    names: ['ExpressRoute connection quickstart-connection'],
    make: gone(ids.connection),
  },
  {
    what: 'the gateway deleted, for which its connection has to go first',
    of: 'azure/express-route-gateway',
    names: ['ExpressRoute gateway quickstart-gateway', 'ExpressRoute connection quickstart-connection'],
    make: gone(ids.connection, ids.gateway),
  },
  {
    what: 'the circuit given up by its provider',
    of: 'azure/express-route-circuit',
    names: ['ExpressRoute circuit quickstart-circuit'],
    // No account can do that: the provider does.
    async make({ simulator: { world } }) {
      const [name, id, circuit] = momentOf(world).changes.find(([sort]) => sort.endsWith('/expressRouteCircuits'))!
      const { properties } = circuit as { readonly properties: object }
      const given = { ...properties, serviceProviderProvisioningState: 'NotProvisioned' }
      world.store.collection(name).put(id, { ...(circuit as object), properties: given })
      return async (again) => again.simulator.world.store.collection(name).put(id, circuit)
    },
  },
  {
    what: 'the private peering disabled',
    of: 'azure/private-peering.state',
    names: ['private peering quickstart-circuit'],
    make: (consoles) => edit(consoles, ids.peering, { state: 'Disabled' }),
  },
  {
    what: "another ASN for Oracle's routers",
    of: 'azure/private-peering.peerAsn',
    names: ['private peering quickstart-circuit'],
    make: (consoles) => edit(consoles, ids.peering, { peerASN: 64_999 }),
  },
  {
    what: 'another VLAN',
    of: 'azure/private-peering.vlanId',
    names: ['private peering quickstart-circuit'],
    make: (consoles) => edit(consoles, ids.peering, { vlanId: 3999 }),
  },
  {
    what: 'other addresses for both sessions',
    of: 'azure/private-peering.primaryPrefix',
    names: ['private peering quickstart-circuit'],
    make: (consoles) =>
      edit(consoles, ids.peering, {
        primaryPeerAddressPrefix: '192.168.99.0/30',
        secondaryPeerAddressPrefix: '192.168.99.4/30',
      }),
  },
]
