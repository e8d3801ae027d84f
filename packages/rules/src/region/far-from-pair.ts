import { regionPairs } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation, geography } from '../geography.ts'
import { edit } from '../suggestion.ts'

export const farFromPair = defineRule({
  id: 'region/far-from-pair',
  severity: 'warning',
  title: 'The VNet is in the Azure region that is next to the OCI region',
  source: 'https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/oracle-oci-overview',
  *check({ pair, azure, circuit }) {
    const location = armLocation(azure.location)
    const there = geography(location)
    const refused =
      circuit.tier === 'Local' || (circuit.tier === 'Standard' && there !== geography(pair.azure.location))
    if (refused || there === undefined || pair.localReach.includes(location)) return
    const at = ['spec', 'azure', 'location']
    const other = regionPairs.find((candidate) => candidate.azure.location === location)
    const alternative = other ? `, or spec.regions: ${other.name} for the OCI region beside ${location}` : ''
    yield {
      at,
      message: `'${location}' is far from ${pair.oci.region}: the cable ends at ${pair.azure.location}, and the latency of the link is lost on the way`,
      hint: `${edit(at, pair.azure.location)}${alternative}`,
      actual: azure.location,
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ azure: { location: 'eastus2' } })],
    fails: [aSpec({ azure: { location: 'westus' }, circuit: { tier: 'Standard', billing: 'Metered' } })],
  },
})
