import { gatewayStation } from '@interconnect/routing'
import { expectedIds } from './expected-topology.ts'
import { prefixChecks } from './prefix-checks.ts'
import { absent, type Check, type Probe } from './probe.ts'

/** The Azure gateway talks to two edge routers for the circuit and has learned every OCI range. */
export const gatewayRoutes: Probe = {
  id: 'probe/gateway-routes',
  title: 'the Azure gateway has learned the ranges of OCI from both legs',
  run: async ({ expected, readings }) => {
    const [learned, peers] = await Promise.all([readings.learned(), readings.edgePeers()])
    if (!learned || !peers) return [absent('ExpressRoute gateway')]
    const overCircuit = learned.filter(({ asPath }) => asPath !== '')
    const wanted = (expected.stations.get(gatewayStation(expectedIds.gateway))?.best ?? []).map(({ prefix }) => prefix)
    const hint = 'check the connection, and what the DRG exports to the virtual circuit'
    return [
      ...prefixChecks(
        'on the gateway',
        wanted,
        overCircuit.map(({ network }) => network),
        hint,
      ),
      enoughPeers(peers.filter(({ state }) => state === 'Connected').length),
    ]
  },
  page: {
    means:
      'The gateway has learned every VCN range from both edge routers. These are the routes that reach the subnets of the VNet.',
    shows: {
      azure:
        'Portal: *Virtual network gateways > (gateway) > BGP peers*: fewer than two peers of ASN 12076, or no route with path `12076-31898`.',
      oci: 'Console: *(DRG) > route table of the virtual circuit*: the VCN’s range must be in it to be advertised.',
    },
    confirm: [
      {
        run: 'az network vnet-gateway list-learned-routes -g <group> -n <gateway> --output table',
        tells: 'networks by peer and AS path',
      },
      {
        run: 'az network nic show-effective-route-table -g <group> -n <nic> --output table',
        tells: 'what a host there uses: next hop type *VirtualNetworkGateway*',
      },
    ],
    cure: [
      'No peers: `probe/connection`.',
      'Peers and no routes: what the DRG exports (`probe/edge-routes`).',
      'Learned and not effective on the host: route table with propagation off (`existing/propagation-off`).',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-expressroute-overview',
      'https://learn.microsoft.com/azure/virtual-network/diagnose-network-routing-problem',
    ],
  },
}

/** A gateway of others may talk to more circuits than ours. */
const enoughPeers = (connected: number): Check => ({
  subject: 'BGP peers of the gateway',
  verdict: connected >= 2 ? 'pass' : 'fail',
  expected: 'at least 2 edge routers connected',
  actual: `${connected} connected`,
  ...(connected < 2 && { hint: 'the gateway has lost an edge router: see the connection in `interconnect status`' }),
})
