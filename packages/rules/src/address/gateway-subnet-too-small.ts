import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySubnetOfLength } from '../gateway-subnet.ts'
import { lookAt } from '../look-at.ts'

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
  page: {
    means:
      'A gateway has at least two instances, each with addresses in `GatewaySubnet`; Azure keeps five. A /30 cannot hold them.',
    shows: {
      azure: '`az network vnet-gateway create` is refused, after the subnet was made.',
      oci: 'Nothing: the gateway is Azure’s half.',
    },
    confirm: [lookAt.vnet],
    cure: ['Leave `gatewaySubnet` out, or write a /27.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { network: { gatewaySubnet: '10.12.1.0/30' } } })] },
})
