import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'
import { shadowingRoutes } from '../shadowing-routes.ts'

export const userRouteDetour = defineRule({
  id: 'routing/user-route-detour',
  severity: 'warning',
  title: 'Packets for OCI go to the gateway and come back the same way',
  source: 'https://learn.microsoft.com/azure/architecture/networking/guide/nva-ha',
  *check(spec) {
    for (const { subnet, route } of shadowingRoutes(spec, 'azure'))
      if (route.nextHop !== 'None' && route.nextHop !== 'Internet')
        yield {
          at: ['spec', 'azure', 'network', 'existingSubnets', subnet],
          message: `the route table of azure/${subnet} sends ${route.prefix} to ${route.nextHop}: out through it, and back without, unless GatewaySubnet has the same route`,
          hint: 'see that GatewaySubnet sends the subnet’s range to the same appliance; a stateful firewall drops answers to what it never saw',
          actual: route.prefix,
        }
  },
  page: {
    means:
      'A user-defined route takes packets for OCI to a firewall first. Answers arrive at the gateway, which knows the subnet directly and goes around the firewall: an asymmetric path. Stateful firewalls drop the second packet of such a session.',
    shows: {
      azure: '*Effective routes*: source *User*, next hop *Virtual appliance*. The firewall logs half-open sessions.',
      oci: 'Requests arrive and are answered; the client never sees the answer.',
    },
    confirm: [
      lookAt.effectiveRoutes,
      { run: 'tcpdump -n host <host in OCI>', tells: 'on the firewall: requests without answers' },
    ],
    cure: [
      'Put the mirrored route (the subnet’s range to the same appliance) on GatewaySubnet.',
      'Or let the subnet go straight to the gateway, and filter with security groups.',
    ],
    sources: ['https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview'],
  },
  examples: {
    passes: [onTheirVnet({ routes: [{ prefix: '0.0.0.0/0', nextHop: '10.12.9.4' }] })],
    fails: [onTheirVnet({ routes: [{ prefix: '10.1.0.0/16', nextHop: '10.12.9.4' }] })],
  },
})
