import { bandwidths } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySizes, smallestFor } from '../gateway-sizes.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'The gateway can carry more than the circuit brings, and is paid by the hour by its size. Sizes with zones can be enlarged in place when the day comes.',
    shows: {
      azure:
        'Portal: *Virtual network gateways > (gateway) > Configuration*: *SKU*; *Metrics > Bits per second* far below its limit.',
      oci: 'Nothing: a DRG has no size and no price.',
    },
    confirm: [lookAt.gateway, lookAt.circuit],
    cure: [
      'Write the size in the hint, or leave it out.',
      'Keep it for FastPath, which needs the largest, or for more circuits and VNets on one gateway.',
    ],
    sources: ['https://azure.microsoft.com/pricing/details/vpn-gateway/'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { gateway: { sku: 'ErGw3AZ' } } })] },
})
