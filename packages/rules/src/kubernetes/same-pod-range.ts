import { overlaps } from '@interconnect/model'
import { overlayClusters } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'

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
  page: {
    means:
      'Both clusters give their pods the same addresses. Behind nodes that does no harm; but Submariner, Cilium Cluster Mesh and everything else that joins clusters needs ranges of their own.',
    shows: {
      azure: 'Nothing to see until a multi-cluster layer is installed.',
      oci: '`subctl join` answers that the cluster’s CIDRs overlap (or asks for Globalnet).',
    },
    confirm: [lookAt.podRanges, lookAt.aks, lookAt.oke],
    cure: [
      'Write another range for one of them before it stands.',
      'Later: Submariner’s Globalnet, which translates addresses.',
    ],
    sources: ['https://docs.cilium.io/en/stable/network/clustermesh/clustermesh/'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: facingClusters({ oci: { pods: '10.200.0.0/16' } }) })],
  },
})
