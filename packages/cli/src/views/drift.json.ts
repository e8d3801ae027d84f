import type { Drift } from '@interconnect/toolkit'
import type { DriftDocument } from '../output/drift.ts'
import { redactDifference } from '../words/redact.ts'

export const driftDocument = ({ planned, applied, drifted }: Drift): DriftDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Drift',
  name: planned.plan.owner,
  applied,
  inSync: applied && drifted.length === 0,
  drifted: drifted.map((one) => ({ ...one, differences: one.differences.map(redactDifference) })),
})
