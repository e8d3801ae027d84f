import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means: 'ExpressRoute Local includes all traffic; it is sold with the billing model Unlimited and no other.',
    shows: {
      azure:
        '`az network express-route create --sku-tier Local --sku-family MeteredData` is refused; the portal greys the choice out.',
      oci: 'Nothing: OCI never bills FastConnect by traffic.',
    },
    confirm: [lookAt.circuit],
    cure: ['Write `billing: Unlimited`, or leave it out.', 'For a metered circuit write `tier: Standard`.'],
    sources: ['https://azure.microsoft.com/pricing/details/expressroute/'],
  },
  examples: {
    passes: [aSpec(), aSpec({ circuit: { tier: 'Standard', billing: 'Metered' } })],
    fails: [aSpec({ circuit: { tier: 'Local', billing: 'Metered' } })],
  },
})
