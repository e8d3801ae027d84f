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
  examples: {
    passes: [aSpec(), onTheirVnet()],
    fails: [onTheirVnet({}, { network: { existingSubnets: { app: 'GatewaySubnet' } } })],
  },
})
