import { bandwidths } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySizes, smallestFor } from '../gateway-sizes.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const gatewayNotZoneRedundant = defineRule({
  id: 'gateway/not-zone-redundant',
  severity: 'warning',
  title: 'The gateway stands in more than one availability zone',
  source:
    'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways#zone-redundant-gateways',
  *check({ azure: { gateway }, bandwidth }) {
    if (gatewaySizes[gateway.sku].zonal) return
    const at = ['spec', 'azure', 'gateway', 'sku']
    const better = gateway.fastPath ? 'ErGw3AZ' : smallestFor(bandwidths[bandwidth].mbps)
    yield {
      at,
      message: `gateway '${gateway.sku}' is lost with one availability zone, and cannot be moved to others in place`,
      hint: gateway.existing === undefined ? edit(at, better) : `have its owner migrate the gateway to ${better}`,
      actual: gateway.sku,
    }
  },
  page: {
    means:
      'Sizes without AZ stand in one place of the region. When that zone fails the link is gone, though both legs of the circuit are up.',
    shows: {
      azure:
        'Portal: *Virtual network gateways > (gateway) > Overview*: *SKU Standard*, *HighPerformance* or *UltraPerformance*. Azure also retires these sizes.',
      oci: 'Nothing: a DRG spreads over the availability domains by itself.',
    },
    confirm: [lookAt.gateway],
    cure: [
      'Write a size with AZ; the price is close.',
      'For a gateway that stands: *Gateway SKU migration* in the portal makes a second one beside it; GatewaySubnet must be a /27.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/gateway-migration'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { gateway: { sku: 'Standard' } } })] },
})
