import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { edit } from '../suggestion.ts'

export const localMetered = defineRule({
  id: 'circuit/local-metered',
  severity: 'error',
  title: 'A circuit of tier Local is billed as Unlimited, the only plan it is sold with',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs#expressroute-local',
  *check({ circuit }) {
    if (circuit.tier !== 'Local' || circuit.billing === 'Unlimited') return
    const at = ['spec', 'circuit', 'billing']
    yield {
      at,
      message: "tier Local is not sold with billing 'Metered'",
      hint: edit(at, 'Unlimited'),
      actual: circuit.billing,
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ circuit: { tier: 'Standard', billing: 'Metered' } })],
    fails: [aSpec({ circuit: { tier: 'Local', billing: 'Metered' } })],
  },
})
