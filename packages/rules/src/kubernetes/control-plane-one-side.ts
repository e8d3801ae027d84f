import { otherCloud } from '@interconnect/model'
import { stretchedCluster } from '../clusters.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'

export const controlPlaneOneSide = defineRule({
  id: 'kubernetes/control-plane-one-side',
  severity: 'info',
  title: 'Nodes keep their control plane when the link is down',
  source: 'https://etcd.io/docs/v3.6/faq/',
  *check(spec) {
    const side = stretchedCluster(spec)?.controlPlane
    if (side === undefined) return
    const far = otherCloud(side)
    yield {
      at: ['spec', 'kubernetes', 'stretched', 'controlPlane'],
      message: `all of etcd stands on the ${side} side, which is right for two sites: without the link pods on the ${far} side run on, and after some minutes are taken for lost`,
      hint: `give pods on the ${far} side a longer tolerationSeconds for node.kubernetes.io/unreachable`,
      actual: side,
    }
  },
  page: {
    means:
      'etcd needs a majority. Over two sites any split leaves one site without, so all members stand on one side; the other side’s nodes run on without a link, and after five minutes their pods are taken for lost.',
    shows: {
      azure: 'Nodes in Azure go *NotReady* when the link is down; their pods still run.',
      oci: 'The API server in OCI evicts them after `tolerationSeconds`.',
    },
    confirm: [
      { run: 'kubectl get nodes -o wide', tells: 'which nodes are *NotReady*' },
      { run: 'etcdctl member list -w table', tells: 'where the members stand' },
    ],
    cure: [
      'Give pods on the far side a longer `tolerationSeconds` for `node.kubernetes.io/unreachable`.',
      'Keep at least two replicas on each side, with a spread by `topology.kubernetes.io/region`.',
    ],
    sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/'],
  },
  examples: {
    passes: [aSpec(), aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster() })],
  },
})
