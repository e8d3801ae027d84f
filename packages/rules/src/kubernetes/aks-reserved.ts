import { type PlannedRange, reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { vnetAt } from '../example/networks.ts'
import { lookAt } from '../look-at.ts'
import { meeting } from '../reserved.ts'

/** 169.254.0.0/16, which AKS refuses too, is nobody's to use. */
const reserved: readonly PlannedRange[] = ['172.30.0.0/16', '172.31.0.0/16', '192.0.2.0/24'].map((prefix) =>
  reservedRange(prefix, 'which AKS keeps for itself'),
)

export const aksReserved = defineRule({
  id: 'kubernetes/aks-reserved',
  severity: 'error',
  title: 'No range of an AKS cluster or its VNet is one that AKS keeps for itself',
  source: 'https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni',
  *check(spec) {
    if (spec.kubernetes?.mode !== 'paired') return
    for (const complaint of meeting(spec, reserved, ['network', 'pods', 'services']))
      if (complaint.at.includes('azure')) yield complaint
  },
  page: {
    means:
      'AKS uses 169.254.0.0/16, 172.30.0.0/16, 172.31.0.0/16 and 192.0.2.0/24 inside. Pods, services or the VNet of a cluster in one of them are refused, or break at the first upgrade.',
    shows: {
      azure: '`az aks create` refuses the service or pod range.',
      oci: 'Nothing: OKE has no such ranges.',
    },
    confirm: [lookAt.aks],
    cure: ['Write another range before the cluster stands: neither pods nor services can move later.'],
    sources: ['https://learn.microsoft.com/azure/aks/concepts-network-ip-address-planning'],
  },
  examples: {
    passes: [
      aSpec({ kubernetes: facingClusters() }),
      aSpec({ kubernetes: aStretchedCluster({ services: '172.30.0.0/16' }) }),
    ],
    fails: [
      aSpec({ kubernetes: facingClusters({ azure: { services: '172.30.0.0/20' } }) }),
      aSpec({ kubernetes: facingClusters(), azure: vnetAt('172.31') }),
    ],
  },
})
