import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySubnetOfLength } from '../gateway-subnet.ts'
import { lookAt } from '../look-at.ts'

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
  page: {
    means:
      'A /28 or /29 holds the gateway of today. A VPN gateway beside it as backup path, more than a few circuits, and the guided migration to another size all need a /27, and the range cannot be changed while a gateway stands in it.',
    shows: {
      azure:
        'Portal: *Gateway SKU migration* says that the gateway subnet is too small; `az network vnet-gateway create --gateway-type Vpn` fails for want of addresses.',
      oci: 'Nothing: the gateway is Azure’s half.',
    },
    confirm: [lookAt.vnet, lookAt.gateway],
    cure: [
      'Write a /27 now.',
      'With a gateway already there: delete it, enlarge the subnet, make it again (an outage of an hour), or add a second prefix to the subnet where your subscription offers that.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/gateway-migration'],
  },
  examples: {
    passes: [aSpec(), aSpec({ azure: { network: { gatewaySubnet: '10.12.1.0/24' } } })],
    fails: [aSpec({ azure: { network: { gatewaySubnet: '10.12.1.0/28' } } })],
  },
})
