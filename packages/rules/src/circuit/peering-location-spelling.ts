import { nearest, surely } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { locationsWithoutOracle, pairOfPeeringLocation } from '../peering-locations.ts'
import { edit, rewrite } from '../suggestion.ts'

export const peeringLocationSpelling = defineRule({
  id: 'circuit/peering-location-spelling',
  severity: 'error',
  title: 'The peering location is spelt exactly as ExpressRoute spells it',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers',
  *check({ pair, peeringLocation }) {
    if (pairOfPeeringLocation(peeringLocation) || locationsWithoutOracle.includes(peeringLocation)) return
    const at = ['spec', 'peeringLocation']
    const sure = surely(peeringLocation, pair.peeringLocations)
    const meant = sure ?? nearest(peeringLocation, pair.peeringLocations) ?? pair.peeringLocations[0]!
    const misprint = peeringLocation === 'Amersterdam2' ? ', though it was long printed so in a vendor page' : ''
    yield {
      at,
      message: `ExpressRoute has no location '${peeringLocation}'${misprint}`,
      hint: edit(at, meant),
      ...(sure !== undefined && rewrite(at, sure)),
      actual: peeringLocation,
    }
  },
  page: {
    means:
      'Azure compares the location with its own spelling, letter by letter. One vendor page printed `Amersterdam2` for years, and people copied it.',
    shows: {
      azure: '`az network express-route create` is refused: the provider is not available at this peering location.',
      oci: 'Nothing yet: without circuit there is no key to redeem.',
    },
    confirm: [lookAt.offers],
    cure: ['Write the spelling in the hint, or leave `peeringLocation` out.'],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm'],
  },
  examples: {
    passes: [aSpec()],
    fails: [
      aSpec({ regions: 'amsterdam', azure: { location: 'westeurope' }, peeringLocation: 'Amersterdam2' }),
      aSpec({ peeringLocation: 'washington dc' }),
    ],
  },
})
