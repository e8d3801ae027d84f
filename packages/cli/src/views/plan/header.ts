import type { PlanSection } from './section.ts'

/** What the plan is for, and over which place. */
export const header: PlanSection = ({ plan, spec }, { look: { style } }) => {
  const { pair, bandwidth, peeringLocation } = spec
  const what = { apply: 'Plan for', repair: 'Plan to repair', destroy: 'Plan to take down' }[plan.goal]
  return [
    style.title(`${what} ${plan.owner}`),
    style.dim(`${pair.oci.region} ↔ ${spec.azure.location} through ${peeringLocation}, ${bandwidth}`),
  ]
}
