import type { ResolvedSpec } from '@interconnect/model'
import { addressPlan, type PlannedRange, type RangeRole } from './address-plan.ts'
import type { Complaint } from './define-rule.ts'
import { overlapsBetween } from './overlap.ts'
import { moved } from './suggestion.ts'

/** Everything that is addressed on its own: subnets lie in their network, and are not complained about twice. */
export const addressed: readonly RangeRole[] = ['network', 'bgp', 'pods', 'services']

/** A complaint for each range with one of `roles` that meets one of `reserved`. */
export function* meeting(
  spec: ResolvedSpec,
  reserved: readonly PlannedRange[],
  roles: readonly RangeRole[],
): Generator<Complaint> {
  const plan = addressPlan(spec)
  const taken = [...plan, ...reserved]
  const candidates = plan.filter(({ role }) => roles.includes(role))
  for (const { left, right } of overlapsBetween(reserved, candidates))
    yield {
      at: right.at,
      message: `${right.title} ${right.prefix} meets ${left.prefix}, ${left.title}`,
      hint: moved(right, taken),
      actual: right.prefix,
    }
}
