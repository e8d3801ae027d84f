import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'The circuit would end in a building where this OCI region has no cable. Oracle offers the provider in several places, and each OCI region redeems keys of its own place only.',
    shows: {
      azure: 'The circuit is made and billed; *Provider status* stays *Not provisioned* for ever.',
      oci: '`oci network virtual-circuit create` answers that the service key is not valid for this region, or the circuit stays in *Pending provider*.',
    },
    confirm: [lookAt.circuit, lookAt.offers],
    cure: [
      'Write the location of the pair, or leave `peeringLocation` out.',
      'A circuit’s location cannot be changed: delete it and make another.',
    ],
  },
  examples: { passes: [aSpec({ peeringLocation: 'Washington DC2' })], fails: [aSpec({ peeringLocation: 'Phoenix' })] },
})
