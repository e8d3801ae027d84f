import { type PlannedRange, reservedRange } from '../address-plan.ts'
import { defineRule } from '../define-rule.ts'
import { aSpec } from '../example/a-spec.ts'
import { aStretchedCluster, facingClusters } from '../example/clusters.ts'
import { vnetAt } from '../example/networks.ts'
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
