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
  page: {
    means:
      'FastPath lets packets go around the gateway, from the edge router to the host. With a circuit of a provider it covers only the VNet of the gateway, up to 25,000 addresses; peered VNets, user-defined routes on GatewaySubnet and private endpoints still go through the gateway.',
    shows: {
      azure:
        'Portal: *Connections > (connection) > Configuration*: *FastPath*; packets to peered VNets keep the gateway’s latency.',
      oci: 'Nothing: OCI sees no difference.',
    },
    confirm: [
      {
        run: 'az network vpn-connection show -g <group> -n <connection> --query expressRouteGatewayBypass',
        tells: 'whether it is on',
      },
      { run: 'sockperf ping-pong -i <host on the other side> -p 11111', tells: 'latency with and without' },
    ],
    cure: ['Put what needs the latency into the VNet of the gateway.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { gateway: { sku: 'ErGw3AZ', fastPath: true } } })] },
})
