import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'

export const fastPathLimits = defineRule({
  id: 'gateway/fastpath-limits',
  severity: 'info',
  title: 'FastPath on a circuit of a provider covers the VNet of the gateway only',
  source: 'https://learn.microsoft.com/azure/expressroute/about-fastpath',
  *check({ azure: { gateway } }) {
    if (!gateway.fastPath) return
    yield {
      at: ['spec', 'azure', 'gateway', 'fastPath'],
      message:
        'FastPath here covers up to 25,000 addresses of this VNet; peered VNets, route tables and private endpoints still go through the gateway',
      hint: 'put what needs the latency into the VNet of the gateway',
      actual: true,
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { gateway: { sku: 'ErGw3AZ', fastPath: true } } })] },
})
