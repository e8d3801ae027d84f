import { clouds } from '@interconnect/model'
import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { overlapsWithin } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const subnetsOverlap = defineRule({
  id: 'address/subnets-overlap',
  severity: 'error',
  title: 'Subnets of one network have no address in common',
  source: 'https://docs.oracle.com/iaas/Content/Network/Tasks/managingVCNs_topic-Overview_of_VCNs_and_Subnets.htm',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const cloud of clouds) {
      const subnets = plan.filter((range) => range.cloud === cloud && range.role === 'subnet')
      for (const { outer, inner } of overlapsWithin(subnets)) {
        const moving = inner.existing && !outer.existing ? outer : inner
        yield {
          at: moving.at,
          message: `${inner.title} ${inner.prefix} overlaps ${outer.title} ${outer.prefix}`,
          hint: moved(moving, plan),
          actual: moving.prefix,
        }
      }
    }
  },
  page: {
    means:
      'Two subnets of one network have addresses in common. Each cloud refuses the second one; what was made before it stays and is billed.',
    shows: {
      azure: '`az` answers `NetcfgSubnetRangesOverlap`.',
      oci: '`oci` answers `InvalidParameter: ... overlaps with this CIDR`.',
    },
    confirm: [lookAt.vnet, lookAt.vcn],
    cure: ['Move one of them to the free range in the hint.'],
  },
  examples: {
    passes: [aSpec({ oci: { network: { subnets: { web: '10.1.11.0/24' } } } })],
    fails: [aSpec({ oci: { network: { subnets: { web: '10.1.10.128/25' } } } })],
  },
})
