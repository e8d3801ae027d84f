import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'

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
  examples: { passes: [onTheirVnet()], fails: [onTheirVnet({ propagatesGatewayRoutes: false })] },
})
