import { clusterOverlaps } from '../cluster-overlap.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'

export const overlapsNeighbour = defineRule({
  id: 'kubernetes/overlaps-neighbour',
  severity: 'warning',
  title: 'Pods and services lie outside the networks beside this one',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning',
  *check(spec) {
    const effect = 'pods cannot reach hosts there'
    yield* clusterOverlaps(spec, 'pods', ['neighbour'], effect)
    yield* clusterOverlaps(spec, 'services', ['neighbour'], effect)
  },
  page: {
    means:
      'A range that the cluster keeps for itself is never sent out of the node. Hosts of a peered VNet, another VCN or an office with such addresses cannot be called from pods: DNS servers and directories on premises are the usual victims.',
    shows: { azure: 'Nothing on the network: the packets never leave the node.', oci: 'The same.' },
    confirm: [
      lookAt.podRanges,
      lookAt.serviceRange,
      { run: 'kubectl run probe --rm -it --image=busybox -- traceroute -n <host there>', tells: 'ends at once' },
    ],
    cure: ['Write the free range in the hint before the cluster is made.'],
  },
  examples: {
    passes: [
      aSpec({
        kubernetes: facingClusters(),
        neighbours: [{ name: 'hub', cidrs: ['10.50.0.0/16'], joins: 'azure-peering' }],
      }),
    ],
    fails: [
      aSpec({
        kubernetes: facingClusters(),
        neighbours: [{ name: 'office', cidrs: ['10.200.0.0/15'], joins: 'oci-gateway' }],
      }),
    ],
  },
})
