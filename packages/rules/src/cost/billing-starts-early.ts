import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { onTheirVnet } from '../example/existing-networks.ts'

export const billingStartsEarly = defineRule({
  id: 'cost/billing-starts-early',
  severity: 'info',
  title: 'The gateway is there before the circuit is paid for',
  source: 'https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/configure-azure-oci-networking',
  *check({ azure: { gateway }, circuit }) {
    if (gateway.existing !== undefined) return
    yield {
      at: ['spec', 'circuit'],
      message: `the ${circuit.tier} circuit is billed from the moment it has a key, also while its gateway is built (up to 45 minutes) and when nothing uses it`,
      hint: 'after a trial, interconnect destroy ends billing on both sides',
    }
  },
  examples: { passes: [onTheirVnet({ gateway: { id: 'theirs', sku: 'ErGw1AZ' } })], fails: [aSpec()] },
})
