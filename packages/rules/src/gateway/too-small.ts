import { bandwidths } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { gatewaySizes, smallestFor } from '../gateway-sizes.ts'
import { edit } from '../suggestion.ts'

export const gatewayTooSmall = defineRule({
  id: 'gateway/too-small',
  severity: 'warning',
  title: 'The gateway carries the bandwidth of the circuit',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways',
  *check({ azure: { gateway }, bandwidth }) {
    const { mbps } = bandwidths[bandwidth]
    // Around the gateway its size does not matter.
    if (gatewaySizes[gateway.sku].mbps >= mbps || gateway.fastPath) return
    const at = ['spec', 'azure', 'gateway', 'sku']
    yield {
      at,
      message: `gateway '${gateway.sku}' carries ${gatewaySizes[gateway.sku].mbps} Mbit/s of the ${mbps} that are paid for`,
      hint:
        gateway.existing === undefined
          ? edit(at, smallestFor(mbps))
          : `resize the gateway to ${smallestFor(mbps)} with its owner`,
      actual: gateway.sku,
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ bandwidth: '5Gbps', azure: { gateway: { sku: 'ErGw3AZ' } } })],
    fails: [
      aSpec({ bandwidth: '2Gbps' }),
      onTheirVnet({ gateway: { id: 'theirs', sku: 'Standard' } }, {}, { bandwidth: '10Gbps' }),
    ],
  },
})
