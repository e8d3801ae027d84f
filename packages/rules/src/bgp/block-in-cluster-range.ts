import { addressPlan } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { overlapsBetween } from '../overlap.ts'
import { moved } from '../suggestion.ts'

export const bgpBlockInClusterRange = defineRule({
  id: 'bgp/block-in-cluster-range',
  severity: 'warning',
  title: 'BGP blocks lie outside the ranges of clusters',
  source: 'https://learn.microsoft.com/azure/expressroute/expressroute-routing',
  *check(spec) {
    const plan = addressPlan(spec)
    const of = (...wanted: readonly string[]) => plan.filter(({ role }) => wanted.includes(role))
    for (const { left, right } of overlapsBetween(of('pods', 'services'), of('bgp')))
      yield {
        at: right.at,
        message: `${right.title} ${right.prefix} lies in ${left.title} ${left.prefix}: nodes cannot trace the path over the link`,
        hint: moved(right, plan),
        actual: right.prefix,
      }
  },
  page: {
    means:
      'The addresses of the two BGP sessions lie in the pod or service range of a cluster. Packets flow all the same; only nodes of the cluster take those addresses for pods, so that `traceroute` and the pings of monitoring from there end in the overlay.',
    shows: {
      azure: 'Portal: *Peerings > Azure private* has the blocks.',
      oci: 'Console: *FastConnect > (virtual circuit) > BGP information* has the addresses.',
    },
    confirm: [lookAt.podRanges, lookAt.virtualCircuit],
    cure: [
      'Leave `spec.bgp` out: blocks outside everything are chosen. The sessions go down for seconds when they are changed later, one leg after the other.',
    ],
  },
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster() })],
    fails: [aSpec({ kubernetes: aStretchedCluster(), bgp: { primary: '10.244.0.0/30' } })],
  },
})
