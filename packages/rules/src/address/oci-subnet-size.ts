import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'OCI keeps the first two addresses and the last one of each subnet. A /31 has two in all, so OCI refuses it.',
    shows: {
      azure: 'Nothing: the subnet is OCI’s.',
      oci: '`oci network subnet create` answers `InvalidParameter: The CIDR ... must be between /16 and /30`.',
    },
    confirm: [lookAt.vcn],
    cure: [
      'Write at least a /30, better a /27: an OCI subnet can be resized only where the new range contains the old one and is free.',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: { network: { subnets: { db: '10.1.10.0/31' } } } })] },
})
