import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { nodesThatFit } from '../pod-range.ts'

/** What a cluster that grows and replaces its nodes soon needs. */
const roomFor = 16

export const podRangeSmall = defineRule({
  id: 'kubernetes/pod-range-small',
  severity: 'warning',
  title: `The pod range has slices for ${roomFor} nodes or more`,
  source: 'https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm',
  check: (spec) =>
    nodesThatFit(
      spec,
      (stretched) => (stretched ? 2 : 1),
      () => roomFor,
    ),
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster({ pods: '10.244.0.0/21' }) })],
  },
})
