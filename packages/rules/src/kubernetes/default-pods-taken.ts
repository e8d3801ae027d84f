import { defaultsTaken } from '../default-range.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { vnetAt } from '../example/networks.ts'
import { lookAt } from '../look-at.ts'

export const defaultPodsTaken = defineRule({
  id: 'kubernetes/default-pods-taken',
  severity: 'warning',
  title: "Where no pod range is written, the cloud's default is free",
  source: 'https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm',
  check: (spec) => defaultsTaken(spec, 'pods'),
  page: {
    means:
      'No pod range is written, so the cluster takes the cloud’s default, and that is in use by one of the networks. Pods cannot reach hosts with these addresses.',
    shows: {
      azure: '`az aks create` takes 10.244.0.0/16 for overlay pods without asking.',
      oci: 'The console’s *Quick create* takes 10.244.0.0/16 for pods.',
    },
    confirm: [lookAt.aks, lookAt.oke],
    cure: ['Write `pods` with the free range in the hint before the cluster is made.'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters({ oci: { pods: undefined } }) })],
    fails: [aSpec({ kubernetes: facingClusters({ oci: { pods: undefined } }), azure: vnetAt('10.244') })],
  },
})
