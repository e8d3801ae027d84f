import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { gatewaySizes } from '../gateway-sizes.ts'
import { lookAt } from '../look-at.ts'

export const fastPathSize = defineRule({
  id: 'gateway/fastpath-size',
  severity: 'error',
  title: 'FastPath is asked for with a gateway that has it',
  source: 'https://learn.microsoft.com/azure/expressroute/about-fastpath',
  *check({ azure: { gateway } }) {
    if (!gateway.fastPath || gatewaySizes[gateway.sku].fastPath) return
    yield {
      at: ['spec', 'azure', 'gateway', 'fastPath'],
      message: `gateway '${gateway.sku}' has no FastPath`,
      hint:
        gateway.existing === undefined
          ? 'write spec.azure.gateway.sku: ErGw3AZ, or spec.azure.gateway.fastPath: false'
          : 'write spec.azure.gateway.fastPath: false, or have its owner resize the gateway to ErGw3AZ',
      actual: gateway.sku,
    }
  },
  page: {
    means:
      'Only the largest gateways (UltraPerformance, ErGw3AZ, and ErGwScale from ten scale units) have FastPath. With a smaller one Azure refuses the connection.',
    shows: {
      azure: '`az network vpn-connection create --express-route-gateway-bypass true` is refused.',
      oci: 'Nothing: OCI sees no difference.',
    },
    confirm: [lookAt.gateway],
    cure: ['Write `sku: ErGw3AZ`, or leave the size out: it is chosen to fit.', 'Or give up FastPath.'],
  },
  examples: {
    passes: [aSpec(), aSpec({ azure: { gateway: { sku: 'ErGw3AZ', fastPath: true } } })],
    fails: [aSpec({ azure: { gateway: { sku: 'ErGw2AZ', fastPath: true } } })],
  },
})
