import { stretchedCluster } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster } from '../example/clusters.ts'

export const calicoEncapsulation = defineRule({
  id: 'kubernetes/calico-encapsulation',
  severity: 'warning',
  title: 'A stretched cluster does not depend on IP-in-IP',
  source: 'https://docs.tigera.io/calico/latest/reference/public-cloud/azure',
  *check(spec) {
    if (stretchedCluster(spec)?.cni !== 'calico') return
    yield {
      at: ['spec', 'kubernetes', 'stretched', 'cni'],
      message: "'calico' wraps packets in IP-in-IP unless told otherwise, and Azure drops that protocol",
      hint: 'set ipipMode: Never and vxlanMode: Always on its IP pool (udp/4789 is open), or write spec.kubernetes.stretched.cni: cilium',
      actual: 'calico',
    }
  },
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster({ cni: 'cilium' }) })],
    fails: [aSpec({ kubernetes: aStretchedCluster({ cni: 'calico' }) })],
  },
})
