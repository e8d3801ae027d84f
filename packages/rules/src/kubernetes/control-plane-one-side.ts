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
  examples: {
    passes: [aSpec(), aSpec({ kubernetes: facingClusters() })],
    fails: [aSpec({ kubernetes: aStretchedCluster() })],
  },
})
