import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { geography } from '../geography.ts'
import { edit } from '../suggestion.ts'

export const standardOutOfReach = defineRule({
  id: 'circuit/standard-out-of-reach',
  severity: 'error',
  title: 'A circuit of tier Standard stays in its geopolitical area',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers',
  *check({ pair, azure: { location }, circuit, peeringLocation }) {
    const [here, there] = [geography(pair.azure.location), geography(location)]
    if (circuit.tier !== 'Standard' || there === undefined || here === there) return
    const at = ['spec', 'circuit', 'tier']
    yield {
      at,
      message: `a Standard circuit in ${peeringLocation} reaches ${here}, and '${location}' is in ${there}`,
      hint: `${edit(at, 'Premium')}, or spec.azure.location: ${pair.azure.location}`,
      actual: circuit.tier,
    }
  },
  examples: {
    passes: [aSpec({ circuit: { tier: 'Premium', billing: 'Metered' }, azure: { location: 'westeurope' } })],
    fails: [aSpec({ circuit: { tier: 'Standard', billing: 'Metered' }, azure: { location: 'westeurope' } })],
  },
})
