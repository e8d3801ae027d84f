import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation, geography } from '../geography.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const premiumUnneeded = defineRule({
  id: 'cost/premium-unneeded',
  severity: 'info',
  title: 'Premium is paid for where a smaller tier does not reach',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs#expressroute-premium',
  *check({ circuit, pair, azure: { location } }) {
    if (circuit.tier !== 'Premium' || geography(location) !== geography(pair.azure.location)) return
    const at = ['spec', 'circuit', 'tier']
    const tier = pair.localReach.includes(armLocation(location)) ? 'Local' : 'Standard'
    yield {
      at,
      message: `tier ${tier} reaches '${location}'; Premium adds 10,000 routes and more VNets`,
      hint: `${edit(at, tier)}, unless they are needed`,
      actual: circuit.tier,
    }
  },
  page: {
    means:
      'Premium adds reach over all areas, 10,000 instead of 4,000 routes, and more VNets on a circuit. A link between neighbouring regions needs none of them.',
    shows: {
      azure: 'Portal: *ExpressRoute circuits > (circuit) > Configuration*: *SKU Premium*.',
      oci: 'Nothing: the tier is Azure’s.',
    },
    confirm: [lookAt.circuit],
    cure: [
      'Write the tier in the hint. Premium to Standard is possible in place while no gateway is outside of the area; to Local is not: that is a new circuit.',
    ],
  },
  examples: {
    passes: [aSpec({ circuit: { tier: 'Premium', billing: 'Metered' }, azure: { location: 'westeurope' } })],
    fails: [aSpec({ circuit: { tier: 'Premium', billing: 'Metered' } })],
  },
})
