import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vcnAt } from '../example/networks.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const networksOverlap = defineRule({
  id: 'address/networks-overlap',
  severity: 'error',
  title: 'VNet and VCN have no address in common',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
  *check(spec) {
    const plan = addressPlan(spec)
    const networks = plan.filter(({ role }) => role === 'network')
    const [vnet, vcn] = (['azure', 'oci'] as const).map((cloud) => networks.filter((range) => range.cloud === cloud))
    for (const { left, right } of overlapsBetween(vnet!, vcn!)) {
      const moving = right.existing && !left.existing ? left : right
      yield {
        at: moving.at,
        message: `the VNet ${left.prefix} and the VCN ${right.prefix} overlap, so neither side has a route to the other`,
        hint: moved(moving, plan),
        actual: moving.prefix,
      }
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: vcnAt('10.12') })] },
})
