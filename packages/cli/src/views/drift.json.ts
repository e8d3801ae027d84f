import type { ChangedProperty } from '@interconnect/engine'
import type { Drift } from '@interconnect/toolkit'
import type { DriftDocument } from '../output/drift.ts'
import { redactDifference } from '../words/redact.ts'
import { countDangers } from './dangers.ts'

export const driftDocument = ({ planned, applied, drifted, ignored }: Drift): DriftDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Drift',
  name: planned.plan.owner,
  applied,
  inSync: applied && drifted.length === 0,
  dangers: countDangers(drifted),
  drifted: drifted.map((one) => ({ ...one, differences: one.differences.map(differenceForm) })),
  ignored: [...ignored],
})

const differenceForm = ({ effect: _effect, ...difference }: ChangedProperty) => redactDifference(difference)
