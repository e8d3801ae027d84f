import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { subnetsOf } from '../subnets.ts'

export const azureSubnetSize = defineRule({
  id: 'address/azure-subnet-size',
  severity: 'error',
  title: 'An Azure subnet is at least a /29',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  *check(spec) {
    for (const { title, prefix, at, existing, enlarged } of subnetsOf(spec, 'azure'))
      if (!existing && prefixLength(prefix) > 29)
        yield {
          at,
          message: `${title} ${prefix} is smaller than a /29, of which Azure keeps five addresses`,
          hint: enlarged(27),
          actual: prefix,
        }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { network: { subnets: { app: '10.12.2.0/30' } } } })] },
})
