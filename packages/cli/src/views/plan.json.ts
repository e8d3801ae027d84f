import { hasChanges, type Step } from '@interconnect/engine'
import type { ResolvedSpec } from '@interconnect/model'
import type { DecisionsForm, PlanDocument } from '../output/plan.ts'
import { redactDifference } from '../words/redact.ts'
import { costChangeForm } from './cost.json.ts'
import { findingForm } from './findings.json.ts'
import { countLines } from './plan/lines.ts'
import { differenceForm } from './reach-difference.json.ts'
import type { ShownPlan } from './plan/section.ts'

export const planDocument = ({ plan, spec, findings, cost, reach }: ShownPlan): PlanDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Plan',
  name: plan.owner,
  goal: plan.goal,
  changes: hasChanges(plan),
  counts: countLines(plan),
  durationMs: plan.durationMs,
  criticalPath: [...plan.criticalPath],
  steps: plan.steps.map(stepForm),
  disruptions: plan.disruptions.map(({ causes, ...one }) => ({ ...one, causes: [...causes] })),
  unchanged: [...plan.unchanged],
  ...(plan.kept && { kept: [...plan.kept] }),
  decisions: decisionsForm(spec),
  ...(cost && { cost: costChangeForm(cost) }),
  ...(reach && { reach: differenceForm(reach) }),
  findings: findings.map(findingForm),
})

const stepForm = ({ differences, after, ...step }: Step): PlanDocument['steps'][number] => ({
  ...step,
  differences: differences.map(redactDifference),
  after: [...after],
})

const decisionsForm = ({ azure, oci, peeringLocation, bandwidth, circuit, legs }: ResolvedSpec): DecisionsForm => ({
  regions: { azure: azure.location, oci: oci.region, peeringLocation },
  bandwidth,
  circuit,
  gateway: { sku: azure.gateway.sku, fastPath: azure.gateway.fastPath, subnet: azure.gatewaySubnet.prefix },
  bgp: legs,
  resourceGroup: azure.resourceGroup,
})
