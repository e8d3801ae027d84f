import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'Unlimited costs a fixed sum that pays off only with much traffic, and the change from Metered to Unlimited cannot be undone: back to Metered is a new circuit.',
    shows: {
      azure: 'Portal: *(circuit) > Configuration*: *Billing model Unlimited*, greyed out.',
      oci: 'Nothing: OCI never bills by traffic.',
    },
    confirm: [
      lookAt.circuit,
      {
        run: 'az monitor metrics list --resource <circuit id> --metric BitsOutPerSecond --interval P1D --aggregation Average',
        tells: 'average egress',
      },
    ],
    cure: [
      'Start with `billing: Metered`; change after a month of figures.',
      'Or take Local, where it reaches: unlimited at a far lower price.',
    ],
    sources: ['https://azure.microsoft.com/pricing/details/expressroute/'],
  },
  examples: {
    passes: [aSpec(), aSpec({ circuit: { tier: 'Standard', billing: 'Metered' } })],
    fails: [aSpec({ circuit: { tier: 'Standard', billing: 'Unlimited' } })],
  },
})
