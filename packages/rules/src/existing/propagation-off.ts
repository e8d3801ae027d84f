import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'

export const propagationOff = defineRule({
  id: 'existing/propagation-off',
  severity: 'error',
  title: "The route table of an existing Azure subnet takes the gateway's routes",
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview',
  *check({ azure }) {
    for (const { name, existing } of azure.network.subnets)
      if (existing?.propagatesGatewayRoutes === false)
        yield {
          at: ['spec', 'azure', 'network', 'existingSubnets', name],
          message: `the route table of azure/${name} has gateway routes switched off, so its hosts have no route to OCI`,
          hint: 'have the owner of that table run: az network route-table update --ids <table> --disable-bgp-route-propagation false',
          actual: existing.id,
        }
  },
  page: {
    means:
      'The route table on an existing subnet has gateway routes switched off, which people do to force traffic through a firewall. Hosts there send packets for OCI to the internet or to that firewall; answers from OCI do arrive, so one side seems to work.',
    shows: {
      azure:
        'Portal: *Route tables > (table) > Configuration*: *Propagate gateway routes: No*. *Effective routes* of a host lack the VCN.',
      oci: 'Flow logs of the VCN show requests leaving and no answers.',
    },
    confirm: [
      lookAt.effectiveRoutes,
      {
        run: 'az network route-table list --query "[?disableBgpRoutePropagation].[name,resourceGroup]" --output table',
        tells: 'all tables that are set so',
      },
    ],
    cure: [
      'Have its owner allow propagation with the command in the hint. A user-defined route cannot stand in for it: next hop *Virtual network gateway* is for VPN gateways only.',
      'Where the firewall is wanted in between: a route for the VCN’s range to the firewall, and the firewall’s subnet must let gateway routes in.',
    ],
    sources: ['https://learn.microsoft.com/azure/virtual-network/manage-route-table'],
  },
  examples: { passes: [onTheirVnet()], fails: [onTheirVnet({ propagatesGatewayRoutes: false })] },
})
