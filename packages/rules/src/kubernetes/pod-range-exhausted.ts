import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { nodesThatFit } from '../pod-range.ts'

/** A stretched cluster has a node on each side. */
const fewestNodes = (stretched: boolean) => (stretched ? 2 : 1)

export const podRangeExhausted = defineRule({
  id: 'kubernetes/pod-range-exhausted',
  severity: 'error',
  title: 'The pod range has a slice for a node on each side',
  source: 'https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm',
  check: (spec) => nodesThatFit(spec, () => 0, fewestNodes),
  page: {
    means:
      'Each node takes a slice (a /24 by default) of the pod range. This one has fewer slices than there must be nodes, so the last nodes stay without network.',
    shows: {
      azure:
        'Nodes *NotReady*: "CNI plugin not initialized"; controller-manager logs `CIDR allocation failed; there are no remaining CIDRs left`.',
      oci: 'The same on OCI nodes.',
    },
    confirm: [lookAt.podRanges],
    cure: [
      'Write a /16. The pod range cannot be changed once the cluster stands.',
      'Or a smaller slice: `--node-cidr-mask-size=25`.',
    ],
    sources: ['https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/'],
  },
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster() })],
    fails: [
      aSpec({ kubernetes: aStretchedCluster({ pods: '10.244.0.0/24' }) }),
      aSpec({ kubernetes: facingClusters({ azure: { pods: '10.200.0.0/25' } }) }),
    ],
  },
})
