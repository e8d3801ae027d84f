import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation } from '../geography.ts'
import { lookAt } from '../look-at.ts'
import { rewrite } from '../suggestion.ts'

export const locationSpelling = defineRule({
  id: 'region/location-spelling',
  severity: 'warning',
  title: 'The Azure region is written as Resource Manager writes it',
  source: 'https://learn.microsoft.com/azure/reliability/regions-list',
  *check({ azure: { location } }) {
    const name = armLocation(location)
    if (name === location) return
    const at = ['spec', 'azure', 'location']
    yield {
      at,
      message: `'${location}' is a display name; Azure answers with '${name}', which then looks like drift`,
      ...rewrite(at, name),
      actual: location,
    }
  },
  page: {
    means:
      'Resource Manager takes display names, and answers with its own spelling. What is compared later then always looks different.',
    shows: {
      azure: 'Portal shows *East US*; the API says `eastus`.',
      oci: 'Nothing: OCI regions are written by the pair.',
    },
    confirm: [lookAt.locations],
    cure: ['Write the spelling in the hint.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { location: 'East US' } })] },
})
