import { bgpPeers, learnedRoutes } from '@interconnect/azure'
import { gatewayStation, microsoftEdgeAsn } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import { expectedIds } from './expected-topology.ts'
import { prefixChecks } from './prefix-checks.ts'
import { absent, type Check, type Probe } from './probe.ts'

/** The Azure gateway talks to two edge routers for the circuit and has learned every OCI range. */
export const gatewayRoutes: Probe = {
  id: 'probe/gateway-routes',
  title: 'the Azure gateway has learned the ranges of OCI from both legs',
  run: async ({ attributes, expected, azure, signal }) => {
    const gatewayId = attributes(keys.gateway)?.id
    if (gatewayId === undefined) return [absent('ExpressRoute gateway')]
    const [learned, peers] = await Promise.all([
      learnedRoutes(azure, gatewayId, { signal }),
      bgpPeers(azure, gatewayId, { signal }),
    ])
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
      enoughPeers(peers.filter(({ asn, state }) => asn === microsoftEdgeAsn && state === 'Connected').length),
    ]
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
