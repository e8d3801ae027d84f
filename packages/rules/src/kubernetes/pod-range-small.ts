import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
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
  page: {
    means:
      'The pod range is enough for the start and ends after a few nodes; upgrades need a spare slice, and a range cannot be changed later.',
    shows: {
      azure: 'The pool scales, the node joins, and stays *NotReady*.',
      oci: 'The same in OKE: *Needs attention*.',
    },
    confirm: [lookAt.podRanges],
    cure: ['Write a /16 before the cluster is made.'],
    sources: ['https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster({ pods: '10.244.0.0/21' }) })],
  },
})
