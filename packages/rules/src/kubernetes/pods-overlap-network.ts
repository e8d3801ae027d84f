import { clusterOverlaps } from '../cluster-overlap.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'

export const podsOverlapNetwork = defineRule({
  id: 'kubernetes/pods-overlap-network',
  severity: 'error',
  title: 'The pod range of an overlay lies outside both networks',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay',
  check: (spec) =>
    clusterOverlaps(spec, 'pods', ['network'], 'packets for hosts there are kept in the overlay and vanish'),
  page: {
    means:
      'The overlay’s range meets a network. Every node has a route for the whole pod range into the overlay, so packets for hosts with these addresses are wrapped, sent to a node that does not exist, and vanish.',
    shows: {
      azure: '*Effective routes* look right; the packet never leaves the node’s overlay interface.',
      oci: 'The same: `ip route` on the node sends the range to `flannel.1`, `cilium_host` or `vxlan.calico`.',
    },
    confirm: [
      { run: 'ip route get <host on the other side>', tells: 'on a node: an overlay device is the proof' },
      lookAt.podRanges,
    ],
    cure: ['Write the free range in the hint; it cannot be changed once the cluster stands.'],
  },
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster() }), aSpec({ kubernetes: facingClusters() })],
    fails: [
      aSpec({ kubernetes: aStretchedCluster({ pods: '10.12.128.0/17' }) }),
      aSpec({ kubernetes: facingClusters({ azure: { pods: '10.1.0.0/16' } }) }),
    ],
  },
})
