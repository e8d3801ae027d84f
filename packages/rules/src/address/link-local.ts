import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vnetAt } from '../example/networks.ts'
import { meeting } from '../reserved.ts'

const linkLocal = [
  reservedRange('169.254.0.0/16', 'the link-local range in which both clouds keep their metadata service'),
]

export const linkLocalRange = defineRule({
  id: 'address/link-local',
  severity: 'error',
  title: 'No network or cluster uses link-local addresses',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  check: (spec) => meeting(spec, linkLocal, ['network', 'pods', 'services']),
  examples: { passes: [aSpec()], fails: [aSpec({ azure: vnetAt('169.254') })] },
})
