import { edgeStation } from '@interconnect/routing'
import { keys } from '../compose/keys.ts'
import { expectedIds } from './expected-topology.ts'
import { prefixChecks } from './prefix-checks.ts'
import { absent, type Probe } from './probe.ts'

/** Each Microsoft edge router knows every range of both sides: what one leg carries, the other can carry alone. */
export const edgeRoutes: Probe = {
  id: 'probe/edge-routes',
  title: 'both Microsoft edge routers know the ranges of both sides',
  run: async ({ attributes, expected, readings }) => {
    if (!attributes(keys.circuit)) return [absent('ExpressRoute circuit')]
    const legs = (['primary', 'secondary'] as const).map(async (path) => {
      const rows = (await readings.edge(path)) ?? []
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
  page: {
    means:
      'Both edge routers know the ranges of the VCN (from Oracle) and of the VNet (from the gateway). What only one of them knows is lost when the other leg carries alone.',
    shows: {
      azure: 'Portal: *(circuit) > Peerings > Azure private > Get route table*, primary and secondary.',
      oci: 'Console: *(DRG) > Attachments > (virtual circuit attachment)*: its export distribution decides what is sent.',
    },
    confirm: [
      {
        run: 'az network express-route list-route-tables -g <group> -n <name> --path primary --peering-name AzurePrivatePeering --output table',
        tells: 'networks with next hop and path; the same with `--path secondary`',
      },
    ],
    cure: [
      'A VCN range is missing: the DRG does not export it; look at the import of the virtual circuit’s route table.',
      'A VNet range is missing: look at the connection (`probe/connection`).',
      'Missing on one leg only: `probe/sessions`.',
    ],
    sources: [
      'https://learn.microsoft.com/azure/expressroute/expressroute-troubleshooting-expressroute-overview',
      'https://docs.oracle.com/iaas/Content/Network/Tasks/managingDRGs.htm',
    ],
  },
}
