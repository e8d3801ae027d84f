import type { ResolvedSpec } from '@interconnect/model'
import { addressPlan } from './address-plan.ts'
import type { Complaint } from './define-rule.ts'
import { freeRange, rewrite } from './suggestion.ts'

/** Place and cure of a complaint about the size of `GatewaySubnet`: one of `length` in its stead. */
export function gatewaySubnetOfLength(
  spec: ResolvedSpec,
  length: number,
): Pick<Complaint, 'at' | 'hint' | 'fix' | 'actual'> {
  const plan = addressPlan(spec)
  const range = plan.find(({ role }) => role === 'gateway-subnet')!
  const free = freeRange(range, length, plan)
  const cure = range.existing
    ? { hint: `add a range to the existing GatewaySubnet, so that it has a /${length}` }
    : free
      ? rewrite(range.at, free)
      : { hint: `widen the VNet, so that it has a free /${length}` }
  return { at: range.at, ...cure, actual: range.prefix }
}
