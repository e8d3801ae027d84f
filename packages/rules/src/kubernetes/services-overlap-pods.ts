import { clouds } from '@interconnect/model'
import { addressPlan, type PlannedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const servicesOverlapPods = defineRule({
  id: 'kubernetes/services-overlap-pods',
  severity: 'error',
  title: 'Pods and services of one cluster have no address in common',
  source: 'https://kubernetes.io/docs/concepts/cluster-administration/networking/',
  *check(spec) {
    const plan = addressPlan(spec)
    for (const cloud of [undefined, ...clouds]) {
      const of = (...roles: readonly PlannedRange['role'][]) =>
        plan.filter((range) => roles.includes(range.role) && range.cloud === cloud)
      for (const { left, right } of overlapsBetween(of('pods', 'routable-pods'), of('services')))
        yield {
          at: right.at,
          message: `${right.title} ${right.prefix} overlaps ${left.title} ${left.prefix}: an address would be a pod and a service at once`,
          hint: moved(right, plan),
          actual: right.prefix,
        }
    }
  },
  page: {
    means:
      'An address would be a pod and a service at once. Which of the two answers depends on the node; kubeadm and both managed services refuse it.',
    shows: {
      azure: '`az aks create` refuses it: the service CIDR overlaps the pod CIDR.',
      oci: '`oci ce cluster create` answers `InvalidParameter`.',
    },
    confirm: [lookAt.serviceRange, lookAt.podRanges],
    cure: ['Write the free range in the hint for services.'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [
      aSpec({ kubernetes: aStretchedCluster({ services: '10.244.0.0/20' }) }),
      aSpec({ kubernetes: facingClusters({ oci: { services: '10.220.0.0/20' } }) }),
    ],
  },
})
