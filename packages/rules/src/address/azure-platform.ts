import { reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { vnetAt } from '../example/networks.ts'
import { addressed, meeting } from '../reserved.ts'

const platform = [reservedRange('168.63.129.16/32', "the address of Azure's DNS and health probes")]

export const azurePlatform = defineRule({
  id: 'address/azure-platform',
  severity: 'error',
  title: "No range holds the address of Azure's platform services",
  source: 'https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16',
  check: (spec) => meeting(spec, platform, addressed),
  examples: { passes: [aSpec()], fails: [aSpec({ azure: vnetAt('168.63') })] },
})
