import { clouds } from '@interconnect/model'
import { counted } from '../counted.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { subnetsOf } from '../subnets.ts'

/** Below this a rolling replacement of two hosts and a load balancer no longer fit. */
const fewest = 8

export const fewHosts = defineRule({
  id: 'address/few-hosts',
  severity: 'warning',
  title: 'A subnet to be made has room for more than a handful of hosts',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  *check(spec) {
    for (const cloud of clouds)
      for (const { title, prefix, at, hosts, existing, enlarged } of subnetsOf(spec, cloud))
        if (!existing && hosts > 0 && hosts < fewest)
          yield {
            at,
            message: `${title} ${prefix} has room for ${counted(hosts, 'host')}, and a subnet in use cannot grow`,
            hint: enlarged(27),
            actual: prefix,
          }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: { network: { subnets: { db: '10.1.10.0/29' } } } })] },
})
