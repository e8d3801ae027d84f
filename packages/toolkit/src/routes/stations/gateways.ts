import { advertisedRoutes, gatewaySkus } from '@interconnect/azure'
import { type Prefix, isPrefix } from '@interconnect/model'
import { edgeStation, gatewayStation, legs, prefixLimits } from '@interconnect/routing'
import { keys } from '../../compose/keys.ts'
import { expectedIds } from '../../probes/expected-topology.ts'
import type { ObservedLine, RouteContext, StationKind } from './station.ts'

const edges = 'Microsoft edges'
const network = 'VNet'

/**
 * The ExpressRoute gateway. Which of its two peers is which leg is not documented, so they are counted. What it chooses
 * it does not tell; the effective routes of a network interface do.
 * @source https://learn.microsoft.com/rest/api/network-gateway/virtual-network-gateways/get-learned-routes
 */
export const gateways: StationKind = {
  cloud: 'azure',
  hint: 'check the connection of the gateway, and what the DRG exports to the virtual circuit',
  expected({ routes }) {
    const station = routes.stations.get(gatewayStation(expectedIds.gateway))
    const heard = legs.map((leg) => station?.adjRibIn.get(edgeStation(expectedIds.circuit, leg)) ?? [])
    const said = legs.map((leg) => station?.adjRibOut.get(edgeStation(expectedIds.circuit, leg)) ?? [])
    const learned = [...Map.groupBy(heard.flat(), ({ prefix }) => prefix)].map(([prefix, from]) => ({
      prefix,
      via: edges,
      asPath: from[0]!.asPath.join(' '),
      expected: { learned: true },
      paths: { expected: from.length },
    }))
    const advertised = [...Map.groupBy(said.flat(), ({ prefix }) => prefix)].map(([prefix, to]) => ({
      prefix,
      via: network,
      asPath: '',
      expected: { advertised: true },
      paths: { expected: to.length },
    }))
    return [{ id: 'azure/gateway', title: 'ExpressRoute gateway', lines: [...learned, ...advertised] }]
  },
  async read(_, context) {
    const rows = await context.readings.learned()
    if (!rows) return { state: 'absent' }
    const heard = rows.filter(({ asPath }) => asPath !== '')
    const learned = [...Map.groupBy(heard, (row) => row.network)].flatMap(([prefix, from]): ObservedLine[] =>
      isPrefix(prefix)
        ? [
            {
              prefix,
              via: edges,
              asPath: from[0]!.asPath.replaceAll('-', ' '),
              observed: { learned: true },
              pathsSeen: new Set(from.map(({ sourcePeer }) => sourcePeer)).size,
            },
          ]
        : [],
    )
    return { state: 'told', lines: [...learned, ...(await advertised(context))] }
  },
  loads: ({ spec, lines }) => [
    {
      what: 'routes learned',
      count: lines.filter(({ via, handling }) => via === edges && handling.learned).length,
      limit: gatewaySkus[spec.azure.gateway.sku].learnedRoutes,
      above: 'the session drops',
    },
    {
      what: 'routes advertised',
      count: lines.filter(({ via, handling }) => via === network && handling.advertised).length,
      limit: prefixLimits.connectionCarries,
      above: 'the connection goes down',
    },
  ],
}

/** What it says to each edge it talks to. */
async function advertised({ attributes, azure, readings, signal }: RouteContext): Promise<ObservedLine[]> {
  const gatewayId = attributes(keys.gateway)!.id
  const peers = new Set((await readings.edgePeers())?.map(({ neighbor }) => neighbor))
  const told = await Promise.all(
    [...peers].map(async (peer) => {
      const rows = await advertisedRoutes(azure, { gatewayId, peer }, { signal })
      return [...new Set(rows.map((row) => row.network))].filter(isPrefix)
    }),
  )
  return [...Map.groupBy(told.flat(), (prefix: Prefix) => prefix)].map(([prefix, to]) => ({
    prefix,
    via: network,
    asPath: '',
    observed: { advertised: true },
    pathsSeen: to.length,
  }))
}
