import { nearest, surely } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation, azureLocations, geography } from '../geography.ts'
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
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ azure: { location: 'eastuss' }, circuit: { tier: 'Standard', billing: 'Metered' } })],
  },
})
