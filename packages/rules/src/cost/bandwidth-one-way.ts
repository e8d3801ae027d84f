import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const bandwidthOneWay = defineRule({
  id: 'cost/bandwidth-one-way',
  severity: 'info',
  title: 'The circuit starts with the least bandwidth: it can grow, and never shrink',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-faqs',
  *check({ bandwidth }) {
    if (bandwidth === '1Gbps') return
    const at = ['spec', 'bandwidth']
    yield {
      at,
      message: `${bandwidth} can be raised in place later, and lowered only by a new circuit`,
      hint: `if unsure, ${edit(at, '1Gbps')} and raise it when the link is full`,
      actual: bandwidth,
    }
  },
  page: {
    means:
      'A circuit’s bandwidth can be raised in place and never lowered; a lower one is a new circuit with a new key, and an outage. OCI’s side must be raised, too, and bills its port hours by speed.',
    shows: {
      azure: 'Portal: *ExpressRoute circuits > (circuit) > Configuration* offers only larger bandwidths.',
      oci: 'Console: *FastConnect > (virtual circuit) > Edit*: *Bandwidth*.',
    },
    confirm: [
      lookAt.circuit,
      {
        run: 'az monitor metrics list --resource <circuit id> --metric BitsInPerSecond BitsOutPerSecond --interval PT1H',
        tells: 'how full the circuit is',
      },
    ],
    cure: [
      'Start small, watch the metrics, raise the value in the document and apply: both sides follow without an outage.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/expressroute-howto-circuit-cli'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ bandwidth: '2Gbps', azure: { gateway: { sku: 'ErGw2AZ' } } })] },
})
