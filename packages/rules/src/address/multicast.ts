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
  page: {
    means:
      '224.0.0.0/4 names groups, not hosts, and 240.0.0.0/4 is reserved; neither is routed as unicast by either cloud or by most hosts.',
    shows: {
      azure: '`az network vnet create` refuses 224.0.0.0/4.',
      oci: '`oci network vcn create` refuses class D and class E.',
    },
    confirm: [{ run: 'ip route get 240.1.0.1', tells: 'many systems answer "Invalid argument"' }],
    cure: ['Choose a private range.'],
    sources: [
      'https://www.rfc-editor.org/rfc/rfc6890',
      'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: vcnAt('224.1') }), aSpec({ oci: vcnAt('240.1') })] },
})
