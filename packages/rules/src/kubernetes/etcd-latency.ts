import { stretchedCluster } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster } from '../example/clusters.ts'

export const etcdLatency = defineRule({
  id: 'kubernetes/etcd-latency',
  severity: 'warning',
  title: 'A stretched cluster stands in neighbouring regions',
  source: 'https://etcd.io/docs/v3.6/tuning/',
  *check(spec) {
    if (!stretchedCluster(spec) || spec.azure.location === spec.pair.azure.location) return
    yield {
      at: ['spec', 'kubernetes', 'mode'],
      message: `nodes in '${spec.azure.location}' and ${spec.pair.oci.region} are tens of milliseconds apart: every call to the API server waits for that, and etcd members on both sides would elect without end`,
      hint: `write spec.azure.location: ${spec.pair.azure.location}, or spec.kubernetes.mode: paired`,
      actual: spec.azure.location,
    }
  },
  page: {
    means:
      'etcd is made for round trips of a few milliseconds (heartbeat 100 ms, election 1 s). Kubelets renew their leases, controllers watch and pods start over that distance, too: what takes seconds in one region takes minutes.',
    shows: {
      azure: 'Nodes in Azure flap between *Ready* and *NotReady*.',
      oci: 'etcd logs "slow fdatasync", "took too long", "leader failed to send out heartbeat on time".',
    },
    confirm: [
      { run: 'ping -c 20 <node on the other side>', tells: '2 ms is right, 30 ms is not' },
      { run: 'etcdctl endpoint status -w table', tells: 'round trips and leader changes' },
    ],
    cure: ['Put the nodes into the Azure region of the pair.', 'Or two clusters: `mode: paired`.'],
    sources: ['https://kubernetes.io/docs/setup/best-practices/multiple-zones/'],
  },
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster() })],
    fails: [aSpec({ azure: { location: 'eastus2' }, kubernetes: aStretchedCluster() })],
  },
})
