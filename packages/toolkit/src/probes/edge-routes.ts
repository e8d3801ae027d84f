import { circuitRoutes } from '@interconnect/azure'
import { edgeStation } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import { expectedIds } from './expected-topology.ts'
import { prefixChecks } from './prefix-checks.ts'
import { absent, type Probe } from './probe.ts'

/** Each Microsoft edge router knows every range of both sides: what one leg carries, the other can carry alone. */
export const edgeRoutes: Probe = {
  id: 'probe/edge-routes',
  title: 'both Microsoft edge routers know the ranges of both sides',
  run: async ({ attributes, expected, azure, signal }) => {
    const circuitId = attributes(keys.circuit)?.id
    if (circuitId === undefined) return [absent('ExpressRoute circuit')]
    const legs = (['primary', 'secondary'] as const).map(async (path) => {
      const rows = await circuitRoutes(azure, { circuitId, path }, { signal })
      const known = expected.stations.get(edgeStation(expectedIds.circuit, path))?.best ?? []
      const wanted = known.map(({ prefix }) => prefix)
      return prefixChecks(
        `on the ${path} edge`,
        wanted,
        rows.map(({ network }) => network),
        `check the ${path} BGP session and what its other end advertises`,
      )
    })
    return (await Promise.all(legs)).flat()
  },
}
