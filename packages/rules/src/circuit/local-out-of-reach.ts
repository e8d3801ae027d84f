import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation } from '../geography.ts'
import { edit } from '../suggestion.ts'

export const localOutOfReach = defineRule({
  id: 'circuit/local-out-of-reach',
  severity: 'error',
  title: 'A circuit of tier Local leads to a region beside its peering location',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs#expressroute-local',
  *check({ pair, azure: { location }, circuit, peeringLocation }) {
    if (circuit.tier !== 'Local' || pair.localReach.includes(armLocation(location))) return
    yield {
      at: ['spec', 'circuit', 'tier'],
      message: `a Local circuit in ${peeringLocation} reaches ${pair.localReach.join(' and ')}, not '${location}'`,
      hint: `${edit(['spec', 'azure', 'location'], pair.azure.location)}, or spec.circuit.tier: Standard`,
      actual: circuit.tier,
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ azure: { location: 'eastus2' } })],
    fails: [aSpec({ azure: { location: 'westus' } })],
  },
})
