import { regionPairs } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation, geography } from '../geography.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'The cable joins neighbouring data centres; there a packet takes about 2 ms and back. A VNet in another Azure region adds Microsoft’s long-haul network to every packet: tens of milliseconds, and a circuit that needs Standard or Premium.',
    shows: {
      azure: 'Portal: *Network Watcher > Connection monitor* shows the latency; *Virtual networks*: *Location*.',
      oci: 'Console: latency of sessions in *Database Management*; `log file sync` waits with Data Guard.',
    },
    confirm: [{ run: 'ping -c 20 <host on the other side>', tells: '2 ms is what the link promises' }, lookAt.circuit],
    cure: ['Put the VNet into the region of the hint.', 'Or take the OCI region that is next to your Azure region.'],
    sources: ['https://learn.microsoft.com/azure/networking/azure-network-latency'],
  },
  examples: {
    passes: [aSpec(), aSpec({ azure: { location: 'eastus2' } })],
    fails: [aSpec({ azure: { location: 'westus' }, circuit: { tier: 'Standard', billing: 'Metered' } })],
  },
})
