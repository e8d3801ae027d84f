import { clouds, type ResolvedSpec } from '@interconnect/model'
import { addressPlan, clusterPath, reservedRange } from './address-plan.ts'
import { defaultRanges } from './clusters.ts'
import type { Complaint } from './define-rule.ts'
import { overlapsBetween } from './overlap.ts'
import { edit, freeRange } from './suggestion.ts'

const service = { azure: 'AKS', oci: 'OKE' } as const

/** A complaint for each facing cluster that leaves `field` to the cloud, whose default meets one of the networks. */
export function* defaultsTaken(spec: ResolvedSpec, field: 'pods' | 'services'): Generator<Complaint> {
  const plan = addressPlan(spec)
  const networks = plan.filter(({ role }) => role === 'network')
  for (const cloud of clouds) {
    const cluster = spec.kubernetes?.clusters.find((candidate) => candidate.cloud === cloud)
    if (!cluster || cluster[field] || (field === 'pods' && cluster.podNetwork === 'routable')) continue
    const range = reservedRange(defaultRanges[cloud][field], `the default of ${service[cloud]}`)
    const [clash] = overlapsBetween([range], networks)
    if (!clash) continue
    const at = [...clusterPath(cluster), field]
    yield {
      at,
      message: `without ${field} ${service[cloud]} takes ${range.prefix}, which overlaps ${clash.right.title} ${clash.right.prefix}`,
      hint: edit(at, freeRange(range, 16, [...plan, range]) ?? '<a free /16>'),
    }
  }
}
