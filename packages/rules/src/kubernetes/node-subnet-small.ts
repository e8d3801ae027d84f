import { defineRule } from '../define-rule.ts'
import { nodeSubnets } from '../clusters.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'
import { subnetsOf } from '../subnets.ts'

/** Nodes, what replaces them during an upgrade, and internal load balancers. */
const roomFor = 24

export const nodeSubnetSmall = defineRule({
  id: 'kubernetes/node-subnet-small',
  severity: 'warning',
  title: `A subnet for nodes has room for ${roomFor} of them or more`,
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning',
  *check(spec) {
    for (const { cloud, name } of nodeSubnets(spec)) {
      const subnet = subnetsOf(spec, cloud).find(({ at }) => at.at(-1) === name)
      if (subnet && subnet.hosts < roomFor)
        yield {
          at: ['spec', 'kubernetes', 'nodes', cloud],
          message: `${subnet.title} ${subnet.prefix} ends after ${subnet.hosts} nodes and load balancers, and a subnet in use cannot grow`,
          hint: subnet.existing ? `name a larger subnet in spec.kubernetes.nodes.${cloud}` : subnet.enlarged(24),
          actual: name,
        }
    }
  },
  page: {
    means:
      'Nodes, internal load balancers and, during an upgrade, the surplus nodes all take addresses of this subnet, and it cannot grow while they do.',
    shows: {
      azure: 'AKS: `SubnetIsFull` in *Activity log* when the pool scales; upgrades stop at the surge node.',
      oci: 'OKE: node pool in *Needs attention*: "no available IP addresses".',
    },
    confirm: [lookAt.vnet, lookAt.vcn],
    cure: ['Write a /24 for nodes.', 'Or a node pool in a second subnet.'],
    sources: ['https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengcidrblocks.htm'],
  },
  examples: {
    passes: [
      aSpec({ kubernetes: aStretchedCluster() }),
      aSpec({ oci: { network: { subnets: { db: '10.1.10.0/28' } } } }),
    ],
    fails: [aSpec({ kubernetes: aStretchedCluster(), oci: { network: { subnets: { db: '10.1.10.0/28' } } } })],
  },
})
