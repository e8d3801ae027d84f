import { serviceProviders } from '@interconnect/azure'
import { bandwidths } from '@interconnect/model'
import { created, type PreflightCheck } from '../preflight-check.ts'

const oracle = 'Oracle Cloud FastConnect'

export const azureOffer: PreflightCheck = {
  id: 'preflight/azure-offer',
  title: 'Oracle sells this bandwidth at this peering location on the side of Azure today',
  at: ['spec', 'peeringLocation'],
  async run({ spec: { azure: spec, peeringLocation, bandwidth }, plan, azure, signal }) {
    if (created(plan, 'azure/express-route-circuit') === 0) return []
    const all = await serviceProviders(azure, spec.subscription, { signal })
    const provider = all.find(({ name }) => name === oracle)
    const found = provider?.properties ?? { peeringLocations: [], bandwidthsOffered: [] }
    if (!found.peeringLocations.includes(peeringLocation))
      return [
        {
          severity: 'error',
          at: ['spec', 'peeringLocation'],
          message: `ExpressRoute does not list '${oracle}' at '${peeringLocation}' today`,
          hint: `it is listed at ${found.peeringLocations.join(', ') || 'no location at all'}`,
        },
      ]
    const offered = found.bandwidthsOffered
    if (offered.some(({ valueInMbps }) => valueInMbps === bandwidths[bandwidth].mbps)) return []
    return [
      {
        severity: 'error',
        at: ['spec', 'bandwidth'],
        message: `ExpressRoute does not offer ${bandwidth} of '${oracle}' today`,
        hint: `offered: ${offered.map(({ offerName }) => offerName).join(', ') || 'nothing'}`,
      },
    ]
  },
  page: {
    means:
      'Which partner sells which bandwidths where is what the service itself lists, and it changes. A circuit must name partner, location and bandwidth exactly as listed; anything else is refused when the circuit is made.',
    shows: {
      azure:
        'Portal: *Create ExpressRoute circuit*: provider, peering location or bandwidth is missing in the lists. A write is refused with `InvalidParameter`.',
      oci: 'Nothing: OCI’s half is asked by `preflight/oci-offer`.',
    },
    confirm: [
      {
        run: 'az network express-route list-service-providers --query "[?name==\'Oracle Cloud FastConnect\']"',
        tells: '`peeringLocations` and `bandwidthsOffered`, to the letter',
      },
    ],
    cure: ['Choose a location or a bandwidth that is listed: `spec.peeringLocation`, `spec.bandwidth`.'],
    sources: [
      'https://learn.microsoft.com/rest/api/expressroute/express-route-service-providers/list',
      'https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers',
    ],
  },
}
