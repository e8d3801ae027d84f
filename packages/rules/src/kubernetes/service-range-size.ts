import { prefixLength } from '@interconnect/model'
import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { edit } from '../suggestion.ts'

export const serviceRangeSize = defineRule({
  id: 'kubernetes/service-range-size',
  severity: 'error',
  title: 'A service range is a /12 or smaller, which is what an API server takes',
  source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
  *check(spec) {
    for (const { role, prefix, title, at } of addressPlan(spec))
      if (role === 'services' && prefixLength(prefix) < 12)
        yield {
          at,
          message: `${title} ${prefix} is larger than a /12`,
          hint: edit(at, `${prefix.split('/')[0]}/16`),
          actual: prefix,
        }
  },
  page: {
    means: 'The API server refuses service ranges with more than 20 bits of hosts, which is larger than a /12.',
    shows: {
      azure: '`az aks create --service-cidr` refuses it.',
      oci: '`oci ce cluster create` refuses it; kubeadm’s API server does not start: "specified --service-cluster-ip-range is too large".',
    },
    confirm: [lookAt.serviceRange],
    cure: ['Write a /16: 65,536 services, more than any cluster has.'],
  },
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster() })],
    fails: [aSpec({ kubernetes: facingClusters({ oci: { services: '10.128.0.0/11' } }) })],
  },
})
