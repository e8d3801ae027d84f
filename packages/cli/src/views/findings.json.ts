import { type Finding, formatPath, hasErrors } from '@interconnect/model'
import type { FindingForm } from '../output/document.ts'
import type { FindingsDocument } from '../output/findings.ts'

export const findingsDocument = (findings: readonly Finding[], file: string): FindingsDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Findings',
  file,
  valid: !hasErrors(findings),
  findings: findings.map(findingForm),
})

export const findingForm = ({ id, severity, message, hint, at, place }: Finding): FindingForm => ({
  id,
  severity,
  message,
  ...(hint !== undefined && { hint }),
  at: formatPath(at),
  ...place,
})
