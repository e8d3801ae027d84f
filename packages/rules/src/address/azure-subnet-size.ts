import { prefixLength } from '@interconnect/model'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { subnetsOf } from '../subnets.ts'

export const azureSubnetSize = defineRule({
  id: 'address/azure-subnet-size',
  severity: 'error',
  title: 'An Azure subnet is at least a /29',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  *check(spec) {
    for (const { title, prefix, at, existing, enlarged } of subnetsOf(spec, 'azure'))
      if (!existing && prefixLength(prefix) > 29)
        yield {
          at,
          message: `${title} ${prefix} is smaller than a /29, of which Azure keeps five addresses`,
          hint: enlarged(27),
          actual: prefix,
        }
  },
  page: {
    means:
      'Azure keeps five addresses of each subnet: network, gateway, two for DNS, broadcast. A /30 has four in all, so Azure refuses it.',
    shows: {
      azure: 'Portal: *Subnets > + Subnet* marks the range; `az` answers `NetcfgInvalidSubnet` or `SubnetTooSmall`.',
      oci: 'Nothing: OCI keeps three addresses and takes a /30.',
    },
    confirm: [lookAt.vnet],
    cure: ['Write at least a /29, better a /27: an Azure subnet with hosts in it cannot change its range.'],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ azure: { network: { subnets: { app: '10.12.2.0/30' } } } })] },
})
