import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySubnetOfLength } from '../gateway-subnet.ts'

export const gatewaySubnetTooSmall = defineRule({
  id: 'address/gateway-subnet-too-small',
  severity: 'error',
  title: 'GatewaySubnet is at least a /29',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check(spec) {
    const { prefix } = spec.azure.gatewaySubnet
    if (prefixLength(prefix) <= 29) return
    yield {
      ...gatewaySubnetOfLength(spec, 27),
      message: `GatewaySubnet ${prefix} has no room for the gateway's instances`,
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { network: { gatewaySubnet: '10.12.1.0/30' } } })] },
})
