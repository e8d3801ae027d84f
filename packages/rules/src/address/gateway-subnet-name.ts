import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const gatewaySubnetName = defineRule({
  id: 'address/gateway-subnet-name',
  severity: 'error',
  title: 'No subnet is called like the one Azure keeps for gateways',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check({ azure: { network } }) {
    // Azure compares names without regard to case.
    for (const { name, prefix, existing } of network.subnets)
      if (!existing && name === 'gatewaysubnet')
        yield {
          at: ['spec', 'azure', 'network', 'subnets', name],
          message: `'${name}' is the name of the subnet for gateways, which is made by itself`,
          hint: `${edit(['spec', 'azure', 'network', 'gatewaySubnet'], prefix)}, and remove it from subnets`,
          actual: name,
        }
  },
  page: {
    means:
      'Azure finds the place of a gateway by the name `GatewaySubnet`, whatever its case. A subnet for hosts of that name would hold hosts and the gateway at once, which Azure does not allow.',
    shows: {
      azure: 'Portal: the subnet has a gateway icon, and *+ Virtual machine* does not offer it.',
      oci: 'Nothing: the name is Azure’s.',
    },
    confirm: [lookAt.vnet],
    cure: ['Move the range to `spec.azure.network.gatewaySubnet`; give hosts a subnet with another name.'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ azure: { network: { subnets: { gatewaysubnet: '10.12.3.0/27' } } } })],
  },
})
