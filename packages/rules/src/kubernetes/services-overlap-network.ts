import { clusterOverlaps } from '../cluster-overlap.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { lookAt } from '../look-at.ts'

export const servicesOverlapNetwork = defineRule({
  id: 'kubernetes/services-overlap-network',
  severity: 'error',
  title: 'The service range lies outside both networks',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning',
  check: (spec) => clusterOverlaps(spec, 'services', ['network'], 'pods can never reach hosts with these addresses'),
  page: {
    means:
      'kube-proxy on every node catches packets for the service range. Hosts of a network with such addresses can never be called from the cluster, neither from pods nor from nodes.',
    shows: {
      azure: 'Nothing on the network: the packets never leave the node.',
      oci: 'The same.',
    },
    confirm: [
      lookAt.serviceRange,
      {
        run: 'iptables -t nat -S | grep <address of the host>',
        tells: 'on a node: a rule catches it; with IPVS `ipvsadm -Ln`',
      },
    ],
    cure: ['Write the free range in the hint; it cannot be changed once the cluster stands.'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [
      aSpec({ kubernetes: aStretchedCluster({ services: '10.1.128.0/20' }) }),
      aSpec({ kubernetes: facingClusters({ oci: { services: '10.12.64.0/20' } }) }),
    ],
  },
})
