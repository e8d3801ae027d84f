import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
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
  examples: { passes: [aSpec()], fails: [aSpec({ bandwidth: '2Gbps', azure: { gateway: { sku: 'ErGw2AZ' } } })] },
})
