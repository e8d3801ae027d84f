import { addressPlan, networkTitle } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { lookAt } from '../look-at.ts'
import { clouds, freePrefix } from '@interconnect/model'

export const networkFull = defineRule({
  id: 'address/network-full',
  severity: 'warning',
  title: 'Each network has room for another subnet',
  source:
    'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/plan-for-ip-addressing',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const cloud of clouds) {
      const { cidrs, existing } = spec[cloud].network
      const taken = plan
        .filter((range) => range.cloud === cloud && /subnet|routable/.test(range.role))
        .map(({ prefix }) => prefix)
      // Of a network of others only the subnets that the document names are known.
      if (existing !== undefined || taken.length === 0 || cidrs.some((cidr) => freePrefix(cidr, 28, taken))) continue
      yield {
        at: ['spec', cloud, 'network', 'cidr'],
        message: `${networkTitle[cloud]} ${cidrs.join(', ')} is full: no free /28 is left for one more subnet`,
        hint: `write a wider spec.${cloud}.network.cidr while nothing stands in it`,
        actual: cidrs[0],
      }
    }
  },
  page: {
    means:
      'Subnets fill the network to the last block. The next service (a private endpoint, a bastion, a node pool) needs a subnet of its own, and hosts cannot be moved to another one while they run.',
    shows: {
      azure: 'Portal: *Virtual networks > (network) > Subnets > + Subnet* offers no range.',
      oci: 'Console: *VCN > Create subnet* refuses every range inside the VCN.',
    },
    confirm: [lookAt.vnet, lookAt.vcn],
    cure: [
      'Write a wider `cidr` before anything is built.',
      'Later: a second range for the network. Both clouds can add one, and it has to be routed over the link, too.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Tasks/managingVCNs.htm'],
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ oci: { network: { cidr: '10.1.10.0/24', subnets: { db: '10.1.10.0/24' } } } })],
  },
})
