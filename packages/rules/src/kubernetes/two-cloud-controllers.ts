import { stretchedCluster } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'

export const twoCloudControllers = defineRule({
  id: 'kubernetes/two-cloud-controllers',
  severity: 'info',
  title: 'A cluster has one cloud controller at most',
  source: 'https://github.com/kubernetes/cloud-provider/issues/35',
  *check(spec) {
    if (!stretchedCluster(spec)) return
    yield {
      at: ['spec', 'kubernetes', 'mode'],
      message:
        'with a cloud controller of each side in one cluster, each takes the nodes of the other for its own: it deletes them as gone, or fails on them for ever',
      hint: "run none, or Azure's alone with the label kubernetes.azure.com/managed=false on OCI nodes",
      actual: 'stretched',
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster() })],
  },
})
