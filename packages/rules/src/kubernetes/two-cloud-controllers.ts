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
  page: {
    means:
      'A cloud controller looks after nodes of its cloud. Of a node it does not find there it says that the machine was deleted, and removes it from the cluster; the other one adds it again. Two in one cluster fight for ever.',
    shows: {
      azure: 'Events: *DeletingNode ... does not exist in the cloud provider* from Azure’s controller for OCI nodes.',
      oci: 'OCI’s controller logs `instance not found` for Azure nodes and leaves them *uninitialized*.',
    },
    confirm: [
      {
        run: 'kubectl get events --all-namespaces --field-selector reason=DeletingNode',
        tells: 'nodes that were removed',
      },
      {
        run: 'kubectl get nodes -o custom-columns=NODE:.metadata.name,PROVIDER:.spec.providerID',
        tells: 'whose each node is',
      },
    ],
    cure: [
      'Run none, and make load balancers in another way.',
      'Or Azure’s alone, with `kubernetes.azure.com/managed=false` on OCI nodes.',
    ],
    sources: ['https://cloud-provider-azure.sigs.k8s.io/topics/cross-resource-group-nodes/'],
  },
  examples: {
    passes: [aSpec(), aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster() })],
  },
})
