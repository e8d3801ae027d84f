import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const bgpBlockInNetwork = defineRule({
  id: 'bgp/block-in-network',
  severity: 'error',
  title: 'BGP blocks lie outside VNet and VCN',
  source: 'https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking',
  *check(spec) {
    const plan = addressPlan(spec)
    const of = (wanted: string) => plan.filter(({ role }) => role === wanted)
    for (const { left, right } of overlapsBetween(of('network'), of('bgp')))
      yield {
        at: right.at,
        message: `${right.title} ${right.prefix} lies in ${left.title} ${left.prefix}`,
        hint: moved(right, plan),
        actual: right.prefix,
      }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ bgp: { primary: '10.1.200.0/30' } })] },
})
