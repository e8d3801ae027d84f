import { prefixLength, prefixSize } from '@interconnect/model'
import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { edit, freeRange } from '../suggestion.ts'

export const serviceRangeSmall = defineRule({
  id: 'kubernetes/service-range-small',
  severity: 'warning',
  title: 'A service range has room for 256 services or more',
  source: 'https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const range of plan)
      if (range.role === 'services' && prefixLength(range.prefix) > 24)
        yield {
          at: range.at,
          message: `${range.title} ${range.prefix} ends after ${prefixSize(range.prefix)} services, and cannot be changed once the cluster stands`,
          hint: edit(range.at, freeRange(range, 16, plan) ?? '<a free /16>'),
          actual: range.prefix,
        }
  },
  page: {
    means: 'Every service takes an address of this range, and the range cannot be changed once the cluster stands.',
    shows: {
      azure: '`kubectl create service` answers `failed to allocate IP ... range is full`.',
      oci: 'The same in OKE.',
    },
    confirm: [
      { run: 'kubectl get services --all-namespaces --no-headers | wc -l', tells: 'how many there are' },
      lookAt.serviceRange,
    ],
    cure: ['Write a /16 or at least a /20 before the cluster is made.'],
    sources: ['https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: facingClusters({ azure: { services: '10.210.0.0/28' } }) })],
  },
})
