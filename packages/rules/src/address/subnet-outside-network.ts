import { clouds } from '@interconnect/model'
import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { outside } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const subnetOutsideNetwork = defineRule({
  id: 'address/subnet-outside-network',
  severity: 'error',
  title: 'Every subnet lies in its network',
  source: 'https://learn.microsoft.com/azure/virtual-network/concepts-and-best-practices',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const cloud of clouds) {
      const of = (wanted: string) => plan.filter((range) => range.cloud === cloud && range.role === wanted)
      const network = of('network')
      for (const subnet of outside(of('subnet'), network))
        yield {
          at: subnet.at,
          message: `${subnet.title} ${subnet.prefix} is not in ${network.map(({ prefix }) => prefix).join(', ')}`,
          hint: moved(subnet, plan),
          actual: subnet.prefix,
        }
    }
  },
  page: {
    means:
      'A subnet lies in the range of its network. This one does not: often a digit was changed in one place and not in the other.',
    shows: {
      azure: '`az` answers `NetcfgInvalidSubnet`.',
      oci: '`oci` answers `InvalidParameter: The requested CIDR ... is not within the VCN CIDR`.',
    },
    confirm: [lookAt.vnet, lookAt.vcn],
    cure: ['Move the subnet into the network (the hint names a free range), or widen the network.'],
  },
  examples: {
    passes: [aSpec()],
    fails: [
      aSpec({ azure: { network: { subnets: { app: '10.13.2.0/24' } } } }),
      aSpec({ oci: { network: { subnets: { db: '10.0.0.0/14' } } } }),
    ],
  },
})
