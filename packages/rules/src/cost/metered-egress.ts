import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { armLocation } from '../geography.ts'

export const meteredEgress = defineRule({
  id: 'cost/metered-egress',
  severity: 'info',
  title: 'What leaves Azure is included in the price of the circuit',
  source: 'https://azure.microsoft.com/pricing/details/expressroute/',
  *check({ circuit, pair, azure }) {
    if (circuit.billing !== 'Metered' || circuit.tier === 'Local') return
    const local = pair.localReach.includes(armLocation(azure.location))
    yield {
      at: ['spec', 'circuit'],
      message: `a Metered circuit pays for every gigabyte from Azure to OCI, at the rate of zone ${pair.priceZone}`,
      hint: local
        ? 'for much traffic compare spec.circuit.tier: Local, which includes it'
        : 'estimate the traffic from Azure to OCI before choosing the plan',
      actual: circuit.billing,
    }
  },
  page: {
    means:
      'Metered circuits pay for each gigabyte that leaves Azure, by the price zone of the peering location. What enters is free, and OCI bills neither direction.',
    shows: {
      azure: 'Portal: *Cost analysis*, meter *Metered Data - Data Transfer Out*.',
      oci: 'Nothing: traffic over FastConnect is free in OCI.',
    },
    confirm: [
      {
        run: 'az monitor metrics list --resource <circuit id> --metric BitsOutPerSecond --interval P1D --aggregation Average',
        tells: 'average egress; 1 Mbit/s all month is about 330 GB',
      },
    ],
    cure: [
      'Compare with Local, where it reaches: all traffic is included.',
      'Compress replication (Data Guard, GoldenGate) before it crosses.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-faqs#expressroute-local'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ circuit: { tier: 'Standard', billing: 'Metered' } })] },
})
