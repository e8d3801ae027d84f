import { stretchedCluster } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'

/** The link's 1500 bytes less the 50 of VXLAN. */
const podMtuBytes = 1450

const settings = {
  flannel: `"MTU": ${podMtuBytes} in the Backend of its net-conf.json`,
  cilium: `MTU: ${podMtuBytes + 50} in its Helm values, from which it takes the overhead itself`,
  calico: `mtu: ${podMtuBytes} in calicoNetwork of its Installation`,
}

export const podMtu = defineRule({
  id: 'kubernetes/pod-mtu',
  severity: 'info',
  title: 'Pods of a stretched cluster have one MTU on both sides',
  source: 'https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md',
  *check(spec) {
    const cni = stretchedCluster(spec)?.cni
    if (cni === undefined) return
    yield {
      at: ['spec', 'kubernetes', 'stretched', 'cni'],
      message: `'${cni}' takes the MTU of each node's interface: pods on OCI nodes (9000) would send what the link (1500) cannot carry`,
      hint: `set ${settings[cni]}`,
      actual: cni,
    }
  },
  examples: {
    passes: [aSpec(), aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster() })],
  },
})
