import { clusterPath } from '../address-plan.ts'
import { overlayClusters } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'

export const overlayNotReachable = defineRule({
  id: 'kubernetes/overlay-not-reachable',
  severity: 'info',
  title: 'Pods of a facing cluster can be called from the other cloud',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay',
  *check(spec) {
    for (const cluster of overlayClusters(spec)) {
      if (cluster.cloud === undefined) continue
      yield {
        at: [...clusterPath(cluster), 'podNetwork'],
        message: `pods of the ${cluster.cloud} cluster hide behind their nodes: they can call over the link, and cannot be called`,
        hint: `expose services with an internal load balancer, or write spec.kubernetes.paired.${cluster.cloud}.podNetwork: routable`,
        actual: cluster.podNetwork,
      }
    }
  },
  examples: {
    passes: [aSpec()],
    fails: [aSpec({ kubernetes: facingClusters() })],
  },
})
