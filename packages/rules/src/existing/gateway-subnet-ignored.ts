import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const gatewaySubnetIgnored = defineRule({
  id: 'existing/gateway-subnet-ignored',
  severity: 'warning',
  title: 'The range written for GatewaySubnet is the one it has',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check({ azure: { gatewaySubnet } }, { spec }) {
    const written = spec.azure.network.gatewaySubnet
    if (gatewaySubnet.existing === undefined || written === undefined || written === gatewaySubnet.prefix) return
    const at = ['spec', 'azure', 'network', 'gatewaySubnet']
    yield {
      at,
      message: `${written} is written, and the VNet has GatewaySubnet ${gatewaySubnet.prefix} already, which is used as it is`,
      hint: edit(at, gatewaySubnet.prefix),
      actual: written,
    }
  },
  page: {
    means:
      'A VNet has one `GatewaySubnet`. The one that is there is used; the range in the document says something else and has no effect.',
    shows: {
      azure: 'Portal: *Virtual networks > (network) > Subnets*: *GatewaySubnet*.',
      oci: 'Nothing: the gateway is Azure’s half.',
    },
    confirm: [lookAt.vnet],
    cure: ['Write the range it has, or leave it out.'],
  },
  examples: {
    passes: [aSpec(), onTheirVnet({ gatewaySubnet: { id: 'theirs', prefix: '10.12.1.0/27' } })],
    fails: [onTheirVnet({ gatewaySubnet: { id: 'theirs', prefix: '10.12.9.0/27' } })],
  },
})
