import { overlaps } from '@interconnect/model'
import { overlayClusters } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'

export const samePodRange = defineRule({
  id: 'kubernetes/same-pod-range',
  severity: 'info',
  title: 'Facing clusters have pod ranges of their own',
  source: 'https://submariner.io/getting-started/',
  *check(spec) {
    const [one, other] = overlayClusters(spec)
    if (!one || !other || !overlaps(one.pods, other.pods)) return
    yield {
      at: ['spec', 'kubernetes', 'paired', 'oci', 'pods'],
      message: `pods of both clusters have addresses of ${one.pods}: they work side by side, and no multi-cluster layer can join them`,
      hint: 'write another range before the clusters stand: it cannot be changed later',
      actual: other.pods,
    }
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: facingClusters({ oci: { pods: '10.200.0.0/16' } }) })],
  },
})
