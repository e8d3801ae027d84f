import { clouds } from '@interconnect/model'
import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { outside } from '../overlap.ts'
import { edit } from '../suggestion.ts'

export const routablePodsWithoutSubnet = defineRule({
  id: 'kubernetes/routable-pods-without-subnet',
  severity: 'warning',
  title: 'Routable pods stand in a subnet that flows can name',
  source: 'https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengpodnetworking.htm',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const cloud of clouds) {
      const of = (wanted: string) => plan.filter((range) => range.cloud === cloud && range.role === wanted)
      const strays = new Set(outside(of('routable-pods'), of('network')))
      for (const range of outside(of('routable-pods'), of('subnet')))
        // Outside of the network is worse, and another rule's matter.
        if (!strays.has(range))
          yield {
            at: range.at,
            message: `${range.title} ${range.prefix} lies in no subnet of this document, so no flow can open it`,
            hint: edit(
              [
                'spec',
                cloud,
                'network',
                spec[cloud].network.existing === undefined ? 'subnets' : 'existingSubnets',
                'pods',
              ],
              range.prefix,
            ),
            actual: range.prefix,
          }
    }
  },
  page: {
    means:
      'Pods with addresses of the network stand in no subnet that the document knows. Flows open subnets, so nothing opens these pods to the other cloud.',
    shows: {
      azure: '*IP flow verify* says *Deny* for the pod’s address.',
      oci: '*Network Path Analyzer* says that no security rule allows it.',
    },
    confirm: [lookAt.ipFlow, lookAt.ociRules],
    cure: ['Declare the subnet with that range, and name it in flows.'],
  },
  examples: {
    passes: [
      aSpec({
        kubernetes: facingClusters({ oci: { podNetwork: 'routable', pods: '10.1.64.0/18' } }),
        oci: { network: { subnets: { pods: '10.1.64.0/18' } } },
      }),
    ],
    fails: [aSpec({ kubernetes: facingClusters({ oci: { podNetwork: 'routable', pods: '10.1.64.0/18' } }) })],
  },
})
