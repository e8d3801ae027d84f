import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vcnAt } from '../example/networks.ts'
import { addressed, meeting } from '../reserved.ts'

const reserved = [
  reservedRange('224.0.0.0/4', 'which is for multicast'),
  reservedRange('240.0.0.0/4', 'which is reserved and not routed'),
]

export const multicastRange = defineRule({
  id: 'address/multicast',
  severity: 'error',
  title: 'No range lies in multicast or class E space',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/overview.htm',
  check: (spec) => meeting(spec, reserved, addressed),
  examples: { passes: [aSpec()], fails: [aSpec({ oci: vcnAt('224.1') }), aSpec({ oci: vcnAt('240.1') })] },
})
