import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation } from '../geography.ts'

export const meteredEgress = defineRule({
  id: 'cost/metered-egress',
  severity: 'info',
  title: 'What leaves Azure is included in the price of the circuit',
  source: 'https://azure.microsoft.com/pricing/details/expressroute/',
  *check({ circuit, pair, azure }) {
    if (circuit.billing !== 'Metered' || circuit.tier === 'Local') return
    const local = pair.localReach.includes(armLocation(azure.location))
    yield {
      at: ['spec', 'circuit'],
      message: `a Metered circuit pays for every gigabyte from Azure to OCI, at the rate of zone ${pair.priceZone}`,
      hint: local
        ? 'for much traffic compare spec.circuit.tier: Local, which includes it'
        : 'estimate the traffic from Azure to OCI before choosing the plan',
      actual: circuit.billing,
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ circuit: { tier: 'Standard', billing: 'Metered' } })] },
})
