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
  page: {
    means:
      'Plug-ins take the MTU of the node’s interface: 1500 in Azure, 9000 in OCI. Pods on OCI nodes then send packets that neither the link nor the nodes in Azure take once they are wrapped; small requests work, large answers hang.',
    shows: {
      azure: 'Pods on Azure nodes have `eth0` with 1450.',
      oci: 'Pods on OCI nodes have `eth0` with 8950: `kubectl exec <pod> -- cat /sys/class/net/eth0/mtu`.',
    },
    confirm: [
      {
        run: 'kubectl exec <pod> -- ping -M do -s 1422 -c 3 <pod on the other side>',
        tells: 'must pass; one byte more must not',
      },
    ],
    cure: [
      'Set one MTU for the whole cluster, 1450 with VXLAN over a link of 1500: flannel `net-conf.json`, Cilium `--set MTU=1450`, Calico `veth_mtu`.',
      'Restart the pods: the value is taken when they start.',
    ],
    sources: ['https://docs.tigera.io/calico/latest/networking/configuring/mtu'],
  },
  examples: {
    passes: [aSpec(), aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster() })],
  },
})
