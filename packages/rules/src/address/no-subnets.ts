import { clouds, freePrefix, prefixLength } from '@interconnect/model'
import { networkTitle } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const noSubnets = defineRule({
  id: 'address/no-subnets',
  severity: 'warning',
  title: 'Each side names a subnet that uses the link',
  source: 'https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm',
  *check(spec) {
    for (const cloud of clouds) {
      const { subnets, existing, cidrs } = spec[cloud].network
      const [cidr] = cidrs
      if (subnets.length > 0 || cidr === undefined) continue
      const at = ['spec', cloud, 'network', existing === undefined ? 'subnets' : 'existingSubnets']
      const taken = cloud === 'azure' ? [spec.azure.gatewaySubnet.prefix] : []
      const free = freePrefix(cidr, Math.max(24, prefixLength(cidr)), taken) ?? '<a free range>'
      yield {
        at,
        message: `${networkTitle[cloud]} names no subnet: no host can stand there, and no rule is made`,
        hint: edit([...at, 'hosts'], existing === undefined ? free : '<the name or OCID of a subnet there>'),
      }
    }
  },
  page: {
    means:
      'A side without a subnet in the document has nobody who could use the link, and no security group, rule or route is made for it. The circuit is billed all the same.',
    shows: {
      azure: 'Portal: the VNet has only *GatewaySubnet*.',
      oci: 'Console: the VCN lists no subnet; no route rule leads to the DRG.',
    },
    confirm: [lookAt.vnet, lookAt.vcn],
    cure: ['Declare the subnet with the hosts under `subnets`, or under `existingSubnets` when somebody else made it.'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ flows: undefined, oci: { network: { subnets: undefined } } })],
  },
})
