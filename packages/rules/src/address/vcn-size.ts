import { prefixLength } from '@interconnect/model'
import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { edit, freeRange } from '../suggestion.ts'

export const vcnSize = defineRule({
  id: 'address/vcn-size',
  severity: 'error',
  title: 'The VCN is a /16 to a /30',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/overview.htm',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const range of plan.filter(
      ({ role, cloud, existing }) => role === 'network' && cloud === 'oci' && !existing,
    )) {
      const length = prefixLength(range.prefix)
      if (length >= 16 && length <= 30) continue
      yield {
        at: range.at,
        message: `the VCN ${range.prefix} is ${length < 16 ? 'larger than a /16' : 'smaller than a /30'}`,
        hint: edit(range.at, length < 16 ? `${range.prefix.split('/')[0]}/16` : (freeRange(range, 24, plan) ?? '')),
        actual: range.prefix,
      }
    }
  },
  page: {
    means: 'OCI takes ranges from /16 to /30 for a VCN. What needs more has several ranges, added one by one.',
    shows: {
      azure: 'Nothing: a VNet may be larger.',
      oci: '`oci network vcn create` answers `InvalidParameter` for `cidrBlocks`.',
    },
    confirm: [
      { run: 'oci network vcn get --vcn-id <OCID> --query "data.\\"cidr-blocks\\""', tells: 'the ranges of a VCN' },
    ],
    cure: ['Write a /16 or smaller; leave the rest free for a second range.'],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Tasks/managingVCNs.htm'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ oci: { network: { cidr: '10.128.0.0/9', subnets: { db: '10.129.10.0/24' } } } })],
  },
})
