import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { subnetsOf } from '../subnets.ts'

export const ociSubnetSize = defineRule({
  id: 'address/oci-subnet-size',
  severity: 'error',
  title: 'An OCI subnet is at least a /30',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/overview.htm',
  *check(spec) {
    for (const { title, prefix, at, existing, enlarged } of subnetsOf(spec, 'oci'))
      if (!existing && prefixLength(prefix) > 30)
        yield {
          at,
          message: `${title} ${prefix} is smaller than a /30, of which OCI keeps three addresses`,
          hint: enlarged(27),
          actual: prefix,
        }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: { network: { subnets: { db: '10.1.10.0/31' } } } })] },
})
