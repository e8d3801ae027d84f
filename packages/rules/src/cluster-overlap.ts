import type { ResolvedSpec } from '@interconnect/model'
import { addressPlan, type RangeRole } from './address-plan.ts'
import type { Complaint } from './define-rule.ts'
import { overlapsBetween } from './overlap.ts'
import { moved } from './suggestion.ts'

/** A complaint for each range with role `inner` that shares addresses with one of `others`. */
export function* clusterOverlaps(
  spec: ResolvedSpec,
  inner: RangeRole,
  others: readonly RangeRole[],
  effect: string,
): Generator<Complaint> {
  const plan = addressPlan(spec)
  const of = (...roles: readonly RangeRole[]) => plan.filter(({ role }) => roles.includes(role))
  for (const { left, right } of overlapsBetween(of(...others), of(inner)))
    yield {
      at: right.at,
      message: `${right.title} ${right.prefix} overlaps ${left.title} ${left.prefix}: ${effect}`,
      hint: moved(right, plan),
      actual: right.prefix,
    }
}
