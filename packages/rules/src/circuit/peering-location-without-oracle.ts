import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { locationsWithoutOracle } from '../peering-locations.ts'
import { edit } from '../suggestion.ts'

export const peeringLocationWithoutOracle = defineRule({
  id: 'circuit/peering-location-without-oracle',
  severity: 'error',
  title: 'The peering location is one at which Oracle meets Azure',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
  *check({ pair, peeringLocation }) {
    if (!locationsWithoutOracle.includes(peeringLocation)) return
    const at = ['spec', 'peeringLocation']
    const right = pair.peeringLocations.join(' or ')
    yield {
      at,
      message: `'${peeringLocation}' is an ExpressRoute location without Oracle; ${pair.oci.region} is joined in ${right}`,
      hint: edit(at, pair.peeringLocations[0]!),
      actual: peeringLocation,
    }
  },
  examples: {
    passes: [aSpec({ regions: 'london', azure: { location: 'uksouth' }, peeringLocation: 'London' })],
    fails: [aSpec({ regions: 'london', azure: { location: 'uksouth' }, peeringLocation: 'London2' })],
  },
})
