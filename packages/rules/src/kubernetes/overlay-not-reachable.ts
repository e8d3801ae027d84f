import { clusterPath } from '../address-plan.ts'
import { overlayClusters } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'

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
  page: {
    means:
      'Pods of an overlay are hidden behind their nodes: they can call anybody, and from outside they have no address. Callers in the other cloud need a service of type LoadBalancer (internal) or an ingress.',
    shows: {
      azure:
        '*Effective routes* have no route for the pod range; `kubectl get pods -o wide` shows addresses the VCN does not know.',
      oci: 'The same: the VCN’s route tables have no rule for the pod range.',
    },
    confirm: [lookAt.aks, lookAt.oke],
    cure: [
      'Expose what is called from outside with an internal load balancer.',
      'Or `podNetwork: routable`, decided before the cluster is made.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengpodnetworking.htm'],
  },
  examples: {
    passes: [aSpec()],
    fails: [
      aSpec({
        kubernetes: facingClusters({ oci: { podNetwork: 'routable', pods: '10.1.64.0/18' } }),
        oci: { network: { subnets: { pods: '10.1.64.0/18' } } },
      }),
      aSpec({ kubernetes: facingClusters() }),
    ],
  },
})
