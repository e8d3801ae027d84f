import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const gatewaySizeIgnored = defineRule({
  id: 'existing/gateway-size-ignored',
  severity: 'warning',
  title: 'The size written for the gateway is the one it has',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-about-virtual-network-gateways',
  *check({ azure: { gateway } }, { spec }) {
    const written = spec.azure.gateway?.sku
    if (gateway.existing === undefined || written === undefined || written === gateway.sku) return
    const at = ['spec', 'azure', 'gateway', 'sku']
    yield {
      at,
      message: `'${written}' is written, and the VNet has a gateway of size '${gateway.sku}' already, which is used as it is`,
      hint: edit(at, gateway.sku),
      actual: written,
    }
  },
  page: {
    means:
      'A VNet has one ExpressRoute gateway. The one that is there is used as it is; the size in the document says something else and has no effect.',
    shows: {
      azure: 'Portal: *Virtual network gateways > (gateway) > Overview*: *SKU*.',
      oci: 'Nothing: the gateway is Azure’s half.',
    },
    confirm: [lookAt.gateway],
    cure: [
      'Write the size it has, or leave it out.',
      'To enlarge it ask its owner: `az network vnet-gateway update --sku`; from sizes without zones it is a migration.',
    ],
    sources: ['https://learn.microsoft.com/azure/expressroute/gateway-migration'],
  },
  examples: {
    passes: [aSpec(), onTheirVnet({ gateway: { id: 'theirs', sku: 'ErGw1AZ' } })],
    fails: [onTheirVnet({ gateway: { id: 'theirs', sku: 'ErGw2AZ' } })],
  },
})
