import { clusterOverlaps } from '../cluster-overlap.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'

export const servicesOverlapNetwork = defineRule({
  id: 'kubernetes/services-overlap-network',
  severity: 'error',
  title: 'The service range lies outside both networks',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning',
  check: (spec) => clusterOverlaps(spec, 'services', ['network'], 'pods can never reach hosts with these addresses'),
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [
      aSpec({ kubernetes: aStretchedCluster({ services: '10.1.128.0/20' }) }),
      aSpec({ kubernetes: facingClusters({ oci: { services: '10.12.64.0/20' } }) }),
    ],
  },
})
