import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'This is a building of ExpressRoute in the right city, and Oracle is in another one. Azure offers the provider only where it stands.',
    shows: {
      azure:
        '`az network express-route create` refuses the provider at this location; the portal does not list it there.',
      oci: 'Nothing yet: without circuit there is no key to redeem.',
    },
    confirm: [lookAt.offers],
    cure: ['Write the location in the hint, or leave `peeringLocation` out.'],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers'],
  },
  examples: {
    passes: [aSpec({ regions: 'london', azure: { location: 'uksouth' }, peeringLocation: 'London' })],
    fails: [aSpec({ regions: 'london', azure: { location: 'uksouth' }, peeringLocation: 'London2' })],
  },
})
