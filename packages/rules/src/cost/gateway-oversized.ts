import { bandwidths } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySizes, smallestFor } from '../gateway-sizes.ts'
import { edit } from '../suggestion.ts'

export const gatewayOversized = defineRule({
  id: 'cost/gateway-oversized',
  severity: 'info',
  title: 'The gateway is not larger than the circuit',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways',
  *check({ azure: { gateway }, bandwidth }) {
    const { mbps } = bandwidths[bandwidth]
    const enough = smallestFor(mbps)
    if (
      gateway.fastPath ||
      gateway.existing !== undefined ||
      gatewaySizes[gateway.sku].mbps <= gatewaySizes[enough].mbps
    )
      return
    const at = ['spec', 'azure', 'gateway', 'sku']
    yield {
      at,
      message: `gateway '${gateway.sku}' carries ${gatewaySizes[gateway.sku].mbps} Mbit/s, and the circuit brings ${mbps}`,
      hint: `${edit(at, enough)}; it can be enlarged in place`,
      actual: gateway.sku,
    }
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { gateway: { sku: 'ErGw3AZ' } } })] },
})
