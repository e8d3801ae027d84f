import { type Cloud, prefixSize, type ResolvedSpec } from '@interconnect/model'
import { addressPlan, type PlannedRange } from './address-plan.ts'
import { edit, freeRange } from './suggestion.ts'

/**
 * Addresses of every subnet that the cloud keeps for itself.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq (five)
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/overview.htm (the first two and the last)
 */
const keptByCloud: Readonly<Record<Cloud, number>> = { azure: 5, oci: 3 }

/** A subnet of the plan with what it can hold. */
export interface SizedSubnet extends PlannedRange {
  /** Addresses left for hosts. */
  readonly hosts: number
  /** The edit that gives it a free range of that length. */
  enlarged(this: void, length: number): string
}

/** Addresses for hosts in a subnet of `prefix`. */
export const hostsIn = (cloud: Cloud, prefix: PlannedRange['prefix']): number =>
  Math.max(0, prefixSize(prefix) - keptByCloud[cloud])

/** The subnets of one side that flows can name. */
export function subnetsOf(spec: ResolvedSpec, cloud: Cloud): SizedSubnet[] {
  const plan = addressPlan(spec)
  return plan
    .filter((range) => range.role === 'subnet' && range.cloud === cloud)
    .map((range) => ({
      ...range,
      hosts: hostsIn(cloud, range.prefix),
      enlarged: (length) => {
        const free = freeRange(range, length, plan)
        return free
          ? edit(range.at, free)
          : `widen ${cloud === 'azure' ? 'the VNet' : 'the VCN'}, so that it has a free /${length}`
      },
    }))
}
