import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { geography } from '../geography.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const standardOutOfReach = defineRule({
  id: 'circuit/standard-out-of-reach',
  severity: 'error',
  title: 'A circuit of tier Standard stays in its geopolitical area',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers',
  *check({ pair, azure: { location }, circuit, peeringLocation }) {
    const [here, there] = [geography(pair.azure.location), geography(location)]
    if (circuit.tier !== 'Standard' || there === undefined || here === there) return
    const at = ['spec', 'circuit', 'tier']
    yield {
      at,
      message: `a Standard circuit in ${peeringLocation} reaches ${here}, and '${location}' is in ${there}`,
      hint: `${edit(at, 'Premium')}, or spec.azure.location: ${pair.azure.location}`,
      actual: circuit.tier,
    }
  },
  page: {
    means:
      'Standard reaches every Azure region of one geopolitical area. A VNet in another one needs Premium; and the packets cross an ocean, which is not what this link is for.',
    shows: {
      azure: '`az network vpn-connection create` ends in failure: the circuit does not reach the gateway’s region.',
      oci: 'Both sessions come up; no VNet route ever appears in the DRG.',
    },
    confirm: [lookAt.circuit, { run: 'ping <host on the other side>', tells: 'the latency such a design has' }],
    cure: [
      'Put the VNet next to the OCI region (`spec.azure.location`).',
      'Or write `tier: Premium`; it can be changed in place.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-faqs#expressroute-premium'],
  },
  examples: {
    passes: [aSpec({ circuit: { tier: 'Premium', billing: 'Metered' }, azure: { location: 'westeurope' } })],
    fails: [aSpec({ circuit: { tier: 'Standard', billing: 'Metered' }, azure: { location: 'westeurope' } })],
  },
})
