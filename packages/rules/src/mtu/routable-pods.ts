import { routableClusters } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { facingClusters } from '../example/clusters.ts'

export const routablePodsMtu = defineRule({
  id: 'mtu/routable-pods',
  severity: 'info',
  title: 'Pods with addresses of the VCN send packets that fit the link',
  source: 'https://docs.oracle.com/iaas/Content/ContEng/Concepts/contengpodnetworking.htm',
  *check(spec) {
    for (const { cloud } of routableClusters(spec))
      if (cloud === 'oci')
        yield {
          at: ['spec', 'kubernetes', 'paired', 'oci', 'podNetwork'],
          message:
            'pods with addresses of the VCN have its MTU of 9000, and the link carries 1500: each session to Azure begins with packets that do not fit',
          hint: 'let ICMP type 3 code 4 through network policies, or lower the MTU of the pods to 1500',
          actual: 'routable',
        }
  },
  page: {
    means:
      'VCN-native pods get a virtual interface with 9000 bytes. They learn the smaller MTU of the link from ICMP "fragmentation needed", which is open in the security rules made here, and which a strict network policy or a service mesh may drop inside the node.',
    shows: {
      azure: 'Captures show the handshake and then nothing.',
      oci: '`kubectl exec <pod> -- ip link show eth0` says 9000; `ss -ti` shows retransmissions of 8,948 bytes.',
    },
    confirm: [
      {
        run: 'kubectl exec <pod> -- ping -M do -s 1472 -c 3 <host in Azure>',
        tells: 'must pass; one byte more must answer "message too long"',
      },
    ],
    cure: [
      'Set the MTU in the pods (an init container with `ip link set eth0 mtu 1500`) or clamp the MSS on the nodes.',
    ],
    sources: ['https://docs.oracle.com/iaas/Content/Network/Troubleshoot/connectionhang.htm'],
  },
  examples: {
    passes: [aSpec({ kubernetes: facingClusters() })],
    fails: [
      aSpec({
        kubernetes: facingClusters({ oci: { podNetwork: 'routable', pods: '10.1.64.0/18' } }),
        oci: { network: { subnets: { pods: '10.1.64.0/18' } } },
      }),
    ],
  },
})
