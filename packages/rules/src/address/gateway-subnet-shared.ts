import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const gatewaySubnetShared = defineRule({
  id: 'address/gateway-subnet-shared',
  severity: 'error',
  title: 'GatewaySubnet shares no address with another subnet',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#gateway-subnet',
  *check(spec) {
    const plan = addressPlan(spec)
    const gateway = plan.filter(({ role }) => role === 'gateway-subnet')
    const others = plan.filter(({ role, cloud }) => role === 'subnet' && cloud === 'azure')
    for (const { left, right } of overlapsBetween(gateway, others)) {
      // A document that names the subnet of the gateway itself is another rule's matter.
      if (right.existing && right.prefix === left.prefix) continue
      const moving = left.existing ? right : left
      yield {
        at: moving.at,
        message: `GatewaySubnet ${left.prefix} overlaps ${right.title} ${right.prefix}; nothing else may be in it`,
        hint: moved(moving, plan),
        actual: moving.prefix,
      }
    }
  },
  page: {
    means:
      'The ranges of `GatewaySubnet` and of another subnet meet. Azure refuses overlapping subnets; and only gateways may stand in it.',
    shows: {
      azure: '`az` answers `NetcfgSubnetRangesOverlap` with the names of both.',
      oci: 'Nothing: the gateway is Azure’s half.',
    },
    confirm: [lookAt.vnet],
    cure: ['Leave `gatewaySubnet` out, or move it to a free range, as the hint does.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { network: { gatewaySubnet: '10.12.2.0/27' } } })] },
})
