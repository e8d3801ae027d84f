import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { nodesThatFit } from '../pod-range.ts'

/** A stretched cluster has a node on each side. */
const fewestNodes = (stretched: boolean) => (stretched ? 2 : 1)

export const podRangeExhausted = defineRule({
  id: 'kubernetes/pod-range-exhausted',
  severity: 'error',
  title: 'The pod range has a slice for a node on each side',
  source: 'https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm',
  check: (spec) => nodesThatFit(spec, () => 0, fewestNodes),
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster() })],
    fails: [
      aSpec({ kubernetes: aStretchedCluster({ pods: '10.244.0.0/24' }) }),
      aSpec({ kubernetes: facingClusters({ azure: { pods: '10.200.0.0/25' } }) }),
    ],
  },
})
