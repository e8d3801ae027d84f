import { isPrefix } from '@interconnect/model'
import {
  edgeStation,
  gatewayStation,
  type Leg,
  legs,
  prefixLimits,
  type StationRoutes,
  virtualCircuitStation,
} from '@interconnect/routing'
import { expectedIds } from '../../probes/expected-topology.ts'
import { oracleAddress } from './oracle-address.ts'
import type { ExpectedLine, ObservedLine, StationKind } from './station.ts'

const oracle = 'Oracle edge'
const gateway = 'gateway'

/**
 * The two edge routers of the circuit, one on each leg; each must know everything, to carry everything alone.
 * @source https://learn.microsoft.com/rest/api/expressroute/express-route-circuits/list-routes-table
 */
export const microsoftEdges: StationKind = {
  cloud: 'azure',
  hint: 'check the BGP session of that leg and what its other end advertises',
  expected: ({ routes }) => [
    {
      id: 'azure/edge',
      title: 'Microsoft edge',
      lines: legs.flatMap((leg) => {
        const station = routes.stations.get(edgeStation(expectedIds.circuit, leg))
        return station ? expectedLines(station, leg) : []
      }),
    },
  ],
  async read(_, { readings, spec }) {
    const tables = await Promise.all(legs.map(async (leg) => ({ leg, rows: await readings.edge(leg) })))
    if (tables.some(({ rows }) => rows === undefined)) return { state: 'absent' }
    const lines = tables.flatMap(({ leg, rows = [] }) =>
      rows.flatMap(({ network, nextHop, path }): ObservedLine[] => {
        const via = nextHop === oracleAddress(spec, leg) ? oracle : gateway
        const asPath = path.replace(/\s*[i?]$/, '')
        return isPrefix(network)
          ? [{ prefix: network, via, leg, asPath, observed: { learned: true, chosen: true } }]
          : []
      }),
    )
    return { state: 'told', lines }
  },
  loads: ({ spec, lines }) =>
    legs.map((leg) => ({
      what: 'routes from Oracle',
      leg,
      count: lines.filter((line) => line.leg === leg && line.via === oracle && line.handling.learned).length,
      limit: prefixLimits.edgeAccepts[spec.circuit.tier],
      above: 'the session drops',
    })),
}

/** What is sent on can only be seen where it arrives: at Oracle's edge and at the gateway. */
function expectedLines({ adjRibIn, best }: StationRoutes, leg: Leg): ExpectedLine[] {
  const from = (station: typeof oracle | typeof gateway) =>
    adjRibIn.get(
      station === oracle ? virtualCircuitStation(expectedIds.circuit) : gatewayStation(expectedIds.gateway),
    ) ?? []
  return ([oracle, gateway] as const).flatMap((via) =>
    from(via).map(({ prefix, asPath, nextHop }) => ({
      prefix,
      via,
      leg,
      asPath: asPath.join(' '),
      expected: { learned: true, chosen: best.some((route) => route.prefix === prefix && route.nextHop === nextHop) },
    })),
  )
}
