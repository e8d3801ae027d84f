import { defaultsTaken } from '../default-range.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { vnetAt } from '../example/networks.ts'

export const defaultPodsTaken = defineRule({
  id: 'kubernetes/default-pods-taken',
  severity: 'warning',
  title: "Where no pod range is written, the cloud's default is free",
  source: 'https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm',
  check: (spec) => defaultsTaken(spec, 'pods'),
  examples: {
    passes: [aSpec({ kubernetes: facingClusters({ oci: { pods: undefined } }) })],
    fails: [aSpec({ kubernetes: facingClusters({ oci: { pods: undefined } }), azure: vnetAt('10.244') })],
  },
})
