import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation } from '../geography.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'Local is for the Azure regions in the same metro as the peering location. A gateway elsewhere cannot be connected to it; the circuit is billed meanwhile.',
    shows: {
      azure:
        '`az network vpn-connection create` ends in failure: the circuit’s SKU does not allow gateways in that region.',
      oci: 'Both sessions come up; no VNet route ever appears in the DRG.',
    },
    confirm: [lookAt.circuit, lookAt.offers],
    cure: [
      'Put the VNet into a region that the location reaches, or write `tier: Standard`. A circuit can go from Local to Standard in place, and not back.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers'],
  },
  examples: {
    passes: [aSpec(), aSpec({ azure: { location: 'eastus2' } })],
    fails: [aSpec({ azure: { location: 'westus' } })],
  },
})
