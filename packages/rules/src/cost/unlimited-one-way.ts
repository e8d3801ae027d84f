import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { edit } from '../suggestion.ts'

export const unlimitedOneWay = defineRule({
  id: 'cost/unlimited-one-way',
  severity: 'warning',
  title: 'A circuit starts metered: it can become unlimited, and never metered again',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs',
  *check({ circuit }) {
    if (circuit.tier === 'Local' || circuit.billing !== 'Unlimited') return
    const at = ['spec', 'circuit', 'billing']
    yield {
      at,
      message: `an Unlimited ${circuit.tier} circuit costs many times a Metered one, and cannot be turned into one`,
      hint: `${edit(at, 'Metered')}, and change it once the traffic is known`,
      actual: circuit.billing,
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ circuit: { tier: 'Standard', billing: 'Metered' } })],
    fails: [aSpec({ circuit: { tier: 'Standard', billing: 'Unlimited' } })],
  },
})
