import { defineRule } from '../define-rule.ts'
import { onTheirVnet } from '../example/existing-networks.ts'

export const tableOnGatewaySubnet = defineRule({
  id: 'routing/table-on-gateway-subnet',
  severity: 'warning',
  title: 'GatewaySubnet has no route table of its own',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check(_spec, _document, { azure }) {
    const table = azure?.gatewaySubnet?.routeTableId
    if (table !== undefined)
      yield {
        at: ['spec', 'azure', 'network', 'existing'],
        message: `GatewaySubnet of that VNet has the route table ${table.split('/').at(-1)}: packets from OCI go where it says, or nowhere`,
        hint: 'unless a firewall is meant to see them, have its owner run: az network vnet subnet update --ids <VNet>/subnets/GatewaySubnet --remove routeTable',
        actual: table,
      }
  },
  page: {
    means:
      'Packets from OCI leave the gateway by the routes of GatewaySubnet. A table there with a wide prefix, or with gateway routes switched off, sends them to a firewall that answers another way, or drops the gateway’s own management. It is right only for inspecting everything that comes in, with the same firewall on the way out.',
    shows: {
      azure:
        'Portal: *Virtual networks > (network) > Subnets > GatewaySubnet*: *Route table*. The gateway may go *Failed* at its next update.',
      oci: 'Both sessions are up; requests leave OCI and no answer comes.',
    },
    confirm: [
      {
        run: 'az network vnet subnet show --ids <VNet id>/subnets/GatewaySubnet --query routeTable.id',
        tells: 'null, when there is none',
      },
      {
        run: 'az network route-table route list -g <group> --route-table-name <table> --output table',
        tells: 'where its routes lead',
      },
    ],
    cure: [
      'Take the table off, as the hint does.',
      'With a firewall on purpose: routes for exactly the spokes’ ranges, no 0.0.0.0/0, propagation on; then suppress this with that as the reason.',
    ],
    sources: ['https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview'],
  },
  examples: {
    passes: [onTheirVnet({ gatewaySubnet: { id: 'theirs', prefix: '10.12.1.0/27' } })],
    fails: [
      onTheirVnet({
        gatewaySubnet: { id: 'theirs', prefix: '10.12.1.0/27', routeTableId: '/tables/through-firewall' },
      }),
    ],
  },
})
