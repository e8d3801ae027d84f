import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
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
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { network: { gatewaySubnet: '10.13.1.0/27' } } })] },
})
