import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'
import { prefixLength } from '@interconnect/model'

export const azureNetworkSize = defineRule({
  id: 'address/azure-network-size',
  severity: 'error',
  title: 'The VNet is a /8 to a /29',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  *check({ azure: { network } }) {
    for (const cidr of network.existing === undefined ? network.cidrs : [])
      if (prefixLength(cidr) < 8 || prefixLength(cidr) > 29)
        yield {
          at: ['spec', 'azure', 'network', 'cidr'],
          message: `the VNet ${cidr} is ${prefixLength(cidr) < 8 ? 'larger than a /8' : 'smaller than a /29'}`,
          hint: edit(['spec', 'azure', 'network', 'cidr'], `${cidr.split('/')[0]}/16`),
          actual: cidr,
        }
  },
  page: {
    means:
      'Azure takes address spaces from /8 to /29. A larger one would also cover everything private there is, so that no other network could be reached.',
    shows: {
      azure: '`az network vnet create` refuses the prefix.',
      oci: 'Nothing: a VCN has its own bounds (`address/vcn-size`).',
    },
    confirm: [lookAt.vnet],
    cure: [
      'Write a /16: room for 256 subnets of /24.',
      'More can be added to a VNet later as a second prefix, without an outage.',
    ],
  },
  examples: {
    passes: [aSpec()],
    fails: [
      aSpec({
        azure: { network: { cidr: '48.0.0.0/7', gatewaySubnet: '48.12.1.0/27', subnets: { app: '48.12.2.0/24' } } },
      }),
    ],
  },
})
