import type { ResolvedSpec } from '@interconnect/model'
import { addressPlan } from './address-plan.ts'
import type { Complaint } from './define-rule.ts'
import { edit, freeRange } from './suggestion.ts'

/** Place and cure of a complaint about the size of `GatewaySubnet`: one of `length` in its stead. */
export function gatewaySubnetOfLength(spec: ResolvedSpec, length: number): Pick<Complaint, 'at' | 'hint' | 'actual'> {
  const plan = addressPlan(spec)
  const range = plan.find(({ role }) => role === 'gateway-subnet')!
  const free = freeRange(range, length, plan)
  const hint = range.existing
    ? `add a range to the existing GatewaySubnet, so that it has a /${length}`
    : free
      ? edit(range.at, free)
      : `widen the VNet, so that it has a free /${length}`
  return { at: range.at, hint, actual: range.prefix }
}
