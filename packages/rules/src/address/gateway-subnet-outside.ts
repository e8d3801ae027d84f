import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { outside } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const gatewaySubnetOutside = defineRule({
  id: 'address/gateway-subnet-outside',
  severity: 'error',
  title: 'GatewaySubnet lies in the VNet',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check(spec) {
    const plan = addressPlan(spec)
    const vnet = plan.filter(({ role, cloud }) => role === 'network' && cloud === 'azure')
    const gateway = plan.filter(({ role }) => role === 'gateway-subnet')
    for (const range of outside(gateway, vnet))
      yield {
        at: range.at,
        message: `GatewaySubnet ${range.prefix} is not in ${vnet.map(({ prefix }) => prefix).join(', ')}`,
        hint: moved(range, plan),
        actual: range.prefix,
      }
  },
  page: {
    means:
      'A subnet is a part of the address space of its VNet. This range for `GatewaySubnet` is not, so Azure refuses it and no gateway can be made.',
    shows: {
      azure: '`az network vnet subnet create` answers `NetcfgInvalidSubnet: Subnet is not valid in virtual network`.',
      oci: 'Nothing of its own: without gateway the DRG never learns the VNet’s ranges.',
    },
    confirm: [lookAt.vnet],
    cure: [
      'Leave `gatewaySubnet` out: a free /27 at the end of the address space is chosen.',
      'Or write one inside `spec.azure.network.cidr`.',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { network: { gatewaySubnet: '10.13.1.0/27' } } })] },
})
