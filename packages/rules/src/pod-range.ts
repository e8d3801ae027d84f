import { prefixLength, type ResolvedSpec } from '@interconnect/model'
import { addressPlan, clusterPath } from './address-plan.ts'
import { overlayClusters, sliceLength } from './clusters.ts'
import { counted } from './counted.ts'
import type { Complaint } from './define-rule.ts'
import { edit, freeRange } from './suggestion.ts'

/** A complaint for each pod range that ends after fewer nodes than `enough` and no fewer than `tooFew`. */
export function* nodesThatFit(
  spec: ResolvedSpec,
  tooFew: (stretched: boolean) => number,
  enough: (stretched: boolean) => number,
): Generator<Complaint> {
  const plan = addressPlan(spec)
  for (const cluster of overlayClusters(spec)) {
    const stretched = cluster.cloud === undefined
    const nodes = Math.floor(2 ** (sliceLength(cluster) - prefixLength(cluster.pods)))
    if (nodes < tooFew(stretched) || nodes >= enough(stretched)) continue
    const at = [...clusterPath(cluster), 'pods']
    const range = plan.find((candidate) => candidate.role === 'pods' && candidate.cloud === cluster.cloud)!
    yield {
      at,
      message: `the pod range ${cluster.pods} ends after ${counted(nodes, 'node')}, each of which takes a /${sliceLength(cluster)} of it`,
      hint: edit(at, freeRange(range, 16, plan) ?? '<a free /16>'),
      actual: cluster.pods,
    }
  }
}
