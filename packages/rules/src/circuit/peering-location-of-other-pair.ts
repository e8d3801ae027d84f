import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { pairOfPeeringLocation } from '../peering-locations.ts'
import { edit } from '../suggestion.ts'

export const peeringLocationOfOtherPair = defineRule({
  id: 'circuit/peering-location-of-other-pair',
  severity: 'error',
  title: 'The peering location belongs to the pair of regions',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
  *check({ pair, peeringLocation }) {
    const owner = pairOfPeeringLocation(peeringLocation)
    if (!owner || owner.name === pair.name) return
    const at = ['spec', 'peeringLocation']
    yield {
      at,
      message: `'${peeringLocation}' is where ${owner.oci.region} is joined, not ${pair.oci.region}`,
      hint: `${edit(at, pair.peeringLocations[0]!)}, or spec.regions: ${owner.name}`,
      actual: peeringLocation,
    }
  },
  examples: { passes: [aSpec({ peeringLocation: 'Washington DC2' })], fails: [aSpec({ peeringLocation: 'Phoenix' })] },
})
