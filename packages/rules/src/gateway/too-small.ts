import { bandwidths } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { onTheirVnet } from '../example/existing-networks.ts'
import { gatewaySizes, smallestFor } from '../gateway-sizes.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'The gateway carries less than the circuit that is paid for. Above its limit it drops packets: throughput is flat, and TCP retransmits.',
    shows: {
      azure: 'Portal: *(gateway) > Metrics*: *CPU utilization* near 100, *Packets per second* flat.',
      oci: 'Console: *(virtual circuit) > Metrics*: *Bytes received* flat far below the bandwidth.',
    },
    confirm: [lookAt.gateway, { run: 'iperf3 -c <host on the other side> -P 8 -t 30', tells: 'what gets through' }],
    cure: [
      'Write the size in the hint: enlarging in place takes up to 45 minutes without an outage for sizes with AZ.',
      'Or FastPath, which goes around the gateway.',
    ],
  },
  examples: {
    passes: [aSpec(), aSpec({ bandwidth: '5Gbps', azure: { gateway: { sku: 'ErGw3AZ' } } })],
    fails: [
      aSpec({ bandwidth: '2Gbps' }),
      onTheirVnet({ gateway: { id: 'theirs', sku: 'Standard' } }, {}, { bandwidth: '10Gbps' }),
    ],
  },
})
