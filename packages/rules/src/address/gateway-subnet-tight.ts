import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySubnetOfLength } from '../gateway-subnet.ts'

export const gatewaySubnetTight = defineRule({
  id: 'address/gateway-subnet-tight',
  severity: 'warning',
  title: 'GatewaySubnet is a /27 or larger',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check(spec) {
    const { prefix } = spec.azure.gatewaySubnet
    if (prefixLength(prefix) < 28 || prefixLength(prefix) > 29) return
    // It may be in place like this, and moving it would replace the gateway: never without asking.
    const { fix: _, ...cure } = gatewaySubnetOfLength(spec, 27)
    yield {
      ...cure,
      message: `GatewaySubnet ${prefix} leaves no room for a VPN gateway beside this one, nor for migrating it to another size`,
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ azure: { network: { gatewaySubnet: '10.12.1.0/24' } } })],
    fails: [aSpec({ azure: { network: { gatewaySubnet: '10.12.1.0/28' } } })],
  },
})
