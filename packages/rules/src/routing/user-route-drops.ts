import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'
import { shadowingRoutes } from '../shadowing-routes.ts'

export const userRouteDrops = defineRule({
  id: 'routing/user-route-drops',
  severity: 'error',
  title: 'No user-defined route in Azure throws packets for OCI away',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
  *check(spec) {
    for (const { subnet, route } of shadowingRoutes(spec, 'azure'))
      if (route.nextHop === 'None' || route.nextHop === 'Internet')
        yield {
          at: ['spec', 'azure', 'network', 'existingSubnets', subnet],
          message: `the route table of azure/${subnet} sends ${route.prefix} to ${route.nextHop}, so packets for OCI never reach the gateway`,
          hint: 'have the owner of that table remove the route, or add narrower ones that leave the ranges of the VCN alone',
          actual: route.prefix,
        }
  },
  page: {
    means:
      'A user-defined route beats what the gateway learned when it is as specific. Next hop *None* drops the packet, *Internet* sends a private address out of the data centre, where it ends.',
    shows: {
      azure:
        '*Effective routes* of a host: source *User*, next hop *None* or *Internet* for the range, and the gateway’s route *Invalid*.',
      oci: 'Flow logs show requests to Azure that are never answered.',
    },
    confirm: [
      lookAt.effectiveRoutes,
      {
        run: 'az network route-table route list -g <group> --route-table-name <table> --output table',
        tells: 'where it says so',
      },
    ],
    cure: [
      'Remove the route. A *None* for all of RFC 1918 is common as a safety net: keep it, with less specific prefixes than those of the VCN.',
    ],
  },
  examples: {
    passes: [onTheirVnet({ routes: [{ prefix: '10.0.0.0/8', nextHop: 'None' }] })],
    fails: [onTheirVnet({ routes: [{ prefix: '10.1.0.0/16', nextHop: 'None' }] })],
  },
})
