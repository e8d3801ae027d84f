import { nearest, surely } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation, azureLocations, geography } from '../geography.ts'
import { lookAt } from '../look-at.ts'
import { edit, rewrite } from '../suggestion.ts'

export const locationUnknown = defineRule({
  id: 'region/location-unknown',
  severity: 'warning',
  title: 'The Azure region is one that ExpressRoute lists',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers',
  *check({ azure: { location }, pair }) {
    if (geography(location) !== undefined) return
    const at = ['spec', 'azure', 'location']
    const meant = nearest(armLocation(location), azureLocations) ?? pair.azure.location
    const sure = surely(armLocation(location), azureLocations)
    yield {
      at,
      message: `no Azure region '${location}' is known`,
      hint: edit(at, meant),
      ...(sure !== undefined && rewrite(at, sure)),
      actual: location,
    }
  },
  page: {
    means: 'No Azure region of that name is in ExpressRoute’s list. It is misspelt, or newer than this program.',
    shows: {
      azure: '`az network vnet create` answers `LocationNotAvailableForResourceType` and lists those that are.',
      oci: 'Nothing: OCI regions are written by the pair.',
    },
    confirm: [lookAt.locations],
    cure: [
      'Write the spelling in the hint, or leave `location` out: the pair’s own is taken.',
      'When it is right and new, suppress the finding with that as the reason.',
    ],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ azure: { location: 'eastuss' }, circuit: { tier: 'Standard', billing: 'Metered' } })],
  },
})
