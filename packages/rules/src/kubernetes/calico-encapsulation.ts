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
  page: {
    means:
      'Calico wraps packets between nodes in IP-in-IP (protocol 4) by default. Azure’s network drops that protocol, so pods on Azure nodes reach nobody on other nodes, while nodes themselves talk.',
    shows: {
      azure: 'Flow logs show nothing: the packets are dropped in the fabric. `ping` between nodes works.',
      oci: 'OCI carries protocol 4 only where a rule allows it; flow logs show it as *REJECT*.',
    },
    confirm: [
      {
        run: 'kubectl get ippools -o custom-columns=NAME:.metadata.name,IPIP:.spec.ipipMode,VXLAN:.spec.vxlanMode',
        tells: '`Always` under IPIP is the matter',
      },
    ],
    cure: [
      {
        run: 'kubectl patch ippool default-ipv4-ippool --type merge -p \'{"spec":{"ipipMode":"Never","vxlanMode":"Always"}}\'',
        tells: 'switches to VXLAN on udp/4789, which is open',
      },
      'Or take Cilium or flannel.',
    ],
  },
  examples: {
    passes: [aSpec({ kubernetes: aStretchedCluster({ cni: 'cilium' }) })],
    fails: [aSpec({ kubernetes: aStretchedCluster({ cni: 'calico' }) })],
  },
})
