import { clouds } from '@interconnect/model'
import { addressPlan, networkTitle } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { outside } from '../overlap.ts'

export const routablePodsOutside = defineRule({
  id: 'kubernetes/routable-pods-outside',
  severity: 'error',
  title: 'Routable pods have addresses of the network of their cloud',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-cni-overview',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const cloud of clouds) {
      const of = (wanted: string) => plan.filter((range) => range.cloud === cloud && range.role === wanted)
      const network = of('network')
      for (const { at, prefix } of outside(of('routable-pods'), network))
        yield {
          at,
          message: `routable pods in ${prefix} are not in ${networkTitle[cloud]} ${network.map((range) => range.prefix).join(', ')}, and no route leads there`,
          hint: `give them a subnet: write its range here and in spec.${cloud}.network.subnets, or write podNetwork: overlay`,
          actual: prefix,
        }
    }
  },
  page: {
    means:
      'Routable pods have addresses of the network itself. This range is not a part of it, so the cloud cannot give them out, and no route leads there from the other side.',
    shows: {
      azure: '`az aks create --pod-subnet-id` needs a subnet of the VNet.',
      oci: 'OKE’s VCN-native networking needs a subnet of the VCN.',
    },
    confirm: [lookAt.vnet, lookAt.vcn],
    cure: ['Write a range inside the network and declare it as a subnet.', 'Or `podNetwork: overlay`.'],
    sources: ['https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengpodnetworking.htm'],
  },
  examples: {
    passes: [
      aSpec({
        kubernetes: facingClusters({ azure: { podNetwork: 'routable', pods: '10.12.64.0/18' } }),
        azure: { network: { subnets: { pods: '10.12.64.0/18' } } },
      }),
    ],
    fails: [aSpec({ kubernetes: facingClusters({ azure: { podNetwork: 'routable', pods: '10.200.0.0/16' } }) })],
  },
})
