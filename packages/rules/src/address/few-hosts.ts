import { clouds } from '@interconnect/model'
import { counted } from '../counted.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { subnetsOf } from '../subnets.ts'

/** Below this a rolling replacement of two hosts and a load balancer no longer fit. */
const fewest = 8

export const fewHosts = defineRule({
  id: 'address/few-hosts',
  severity: 'warning',
  title: 'A subnet to be made has room for more than a handful of hosts',
  source: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
  *check(spec) {
    for (const cloud of clouds)
      for (const { title, prefix, at, hosts, existing, enlarged } of subnetsOf(spec, cloud))
        if (!existing && hosts > 0 && hosts < fewest)
          yield {
            at,
            message: `${title} ${prefix} has room for ${counted(hosts, 'host')}, and a subnet in use cannot grow`,
            hint: enlarged(27),
            actual: prefix,
          }
  },
  page: {
    means:
      'A subnet has fewer usable addresses than its prefix says (five less in Azure, three in OCI), and neither cloud lets it grow while something is in it. Replacing hosts needs room for old and new at once.',
    shows: {
      azure: '`az` answers `SubnetIsFull` when the next interface is made; portal: *Subnets* shows *Available IPs*.',
      oci: '`oci` answers `LimitExceeded ... no available IP addresses` on the next VNIC; console: *Subnet > IP addressing*.',
    },
    confirm: [
      lookAt.vnet,
      { run: 'oci network subnet list-ip-inventory --subnet-id <OCID>', tells: 'what is used in an OCI subnet' },
    ],
    cure: [
      'Write a /27 or larger while the subnet is still to be made.',
      'Later: a second subnet beside it, and flows for both.',
    ],
  },
  examples: { passes: [aSpec()], fails: [aSpec({ oci: { network: { subnets: { db: '10.1.10.0/29' } } } })] },
})
