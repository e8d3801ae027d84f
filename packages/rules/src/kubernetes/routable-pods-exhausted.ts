import { clusterPath } from '../address-plan.ts'
import { nodeSubnets, routableClusters } from '../clusters.ts'
import { counted } from '../counted.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { hostsIn } from '../subnets.ts'

/** Addresses that one node asks for: 30 pods and itself by default on AKS, 31 with a second interface on OKE. */
const perNode = 31

/** Below this an upgrade, which adds a node before it removes one, runs out. */
const fewestNodes = 4

export const routablePodsExhausted = defineRule({
  id: 'kubernetes/routable-pods-exhausted',
  severity: 'warning',
  title: `Routable pods have addresses for ${fewestNodes} nodes or more`,
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning',
  *check(spec) {
    for (const cluster of routableClusters(spec)) {
      const { cloud } = cluster
      const shared = nodeSubnets(spec).find((subnet) => subnet.cloud === cloud)?.prefix
      const prefix = cluster.pods ?? shared
      const nodes = prefix ? Math.floor(hostsIn(cloud, prefix) / perNode) : fewestNodes
      if (prefix === undefined || nodes >= fewestNodes) continue
      yield {
        at: [...clusterPath(cluster), 'pods'],
        message: `${prefix} has addresses for the pods of ${counted(nodes, 'node')}: each takes ${perNode}`,
        hint: `make a subnet of /20 or larger in spec.${cloud}.network.subnets, and write its range here`,
        actual: prefix,
      }
    }
  },
  page: {
    means:
      'With routable pods each node takes addresses of the subnet for all its pods at once (31 by default). This range ends after a few nodes, and an upgrade adds one before it removes one.',
    shows: {
      azure: 'AKS: `InsufficientSubnetSize` or `SubnetIsFull` when the pool scales.',
      oci: 'OKE: VNIC attach fails with `LimitExceeded`; pods stay in *ContainerCreating*.',
    },
    confirm: [lookAt.vnet, lookAt.vcn],
    cure: [
      'Give pods a subnet of /20 or larger.',
      'Or fewer pods for each node: `--max-pods`.',
      'Or `podNetwork: overlay`.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengpodnetworking.htm'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters({ azure: { podNetwork: 'routable', pods: '10.12.2.0/24' } }) })],
    fails: [
      aSpec({
        kubernetes: facingClusters({ azure: { podNetwork: 'routable', pods: '10.12.4.0/26' } }),
        azure: { network: { subnets: { pods: '10.12.4.0/26' } } },
      }),
    ],
  },
})
