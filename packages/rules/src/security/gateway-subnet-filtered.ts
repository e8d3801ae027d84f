import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { onTheirVnet } from '../example/existing-networks.ts'

export const gatewaySubnetFiltered = defineRule({
  id: 'security/gateway-subnet-filtered',
  severity: 'error',
  title: 'Nothing is filtered or routed in GatewaySubnet',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check(_spec, { spec }) {
    for (const [name, there] of Object.entries(spec.azure.network.existingSubnets ?? {}))
      if (there.toLowerCase() === 'gatewaysubnet')
        yield {
          at: ['spec', 'azure', 'network', 'existingSubnets', name],
          message: `'${name}' is the subnet of the gateway, which takes neither security rules nor hosts`,
          hint: `remove spec.azure.network.existingSubnets.${name}, and name a subnet with hosts in flows`,
          actual: there,
        }
  },
  page: {
    means:
      '`GatewaySubnet` holds the gateway’s instances and nothing else. A security group there is not supported and cuts the gateway off from its management; a route table there sends the link’s packets elsewhere. Naming it as a subnet for flows would put both on it.',
    shows: {
      azure:
        'Portal: the gateway goes *Failed* or unreachable; *GatewaySubnet* shows a *Network security group* or *Route table*.',
      oci: 'Both sessions stay up, and packets from OCI are dropped in Azure.',
    },
    confirm: [
      {
        run: 'az network vnet subnet show --ids <VNet id>/subnets/GatewaySubnet --query "{nsg:networkSecurityGroup,table:routeTable}"',
        tells: 'both must be null',
      },
    ],
    cure: [
      'Remove it from `existingSubnets`; name subnets with hosts.',
      {
        run: 'az network vnet subnet update --ids <VNet id>/subnets/GatewaySubnet --remove networkSecurityGroup',
        tells: 'takes a group off it',
      },
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-howto-add-gateway-resource-manager'],
  },
  examples: {
    passes: [aSpec(), onTheirVnet()],
    fails: [onTheirVnet({}, { network: { existingSubnets: { app: 'GatewaySubnet' } } })],
  },
})
