import { clusterOverlaps } from '../cluster-overlap.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'

export const podsOverlapNetwork = defineRule({
  id: 'kubernetes/pods-overlap-network',
  severity: 'error',
  title: 'The pod range of an overlay lies outside both networks',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay',
  check: (spec) =>
    clusterOverlaps(spec, 'pods', ['network'], 'packets for hosts there are kept in the overlay and vanish'),
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster() }), aSpec({ kubernetes: facingClusters() })],
    fails: [
      aSpec({ kubernetes: aStretchedCluster({ pods: '10.12.128.0/17' }) }),
      aSpec({ kubernetes: facingClusters({ azure: { pods: '10.1.0.0/16' } }) }),
    ],
  },
})
