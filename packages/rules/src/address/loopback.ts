import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vnetAt } from '../example/networks.ts'
import { addressed, meeting } from '../reserved.ts'

const reserved = [
  reservedRange('127.0.0.0/8', 'which every host keeps for itself'),
  reservedRange('0.0.0.0/8', 'which stands for "this network"'),
]

export const loopbackRange = defineRule({
  id: 'address/loopback',
  severity: 'error',
  title: 'No range lies in loopback or "this network" space',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  check: (spec) => meeting(spec, reserved, addressed),
  examples: { passes: [aSpec()], fails: [aSpec({ azure: vnetAt('127.1') })] },
})
