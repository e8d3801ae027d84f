import { type Finding, type Fix, formatPath, hasErrors } from '@interconnect/model'
import type { Suppressed } from '@interconnect/toolkit'
import type { FindingForm } from '../output/document.ts'
import type { FindingsDocument } from '../output/findings.ts'

export const findingsDocument = (
  findings: readonly Finding[],
  file: string,
  suppressed: readonly Suppressed[] = [],
): FindingsDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Findings',
  file,
  valid: !hasErrors(findings),
  findings: findings.map(findingForm),
  ...(suppressed.length > 0 && {
    suppressed: suppressed.map(({ finding, reason }) => ({ ...findingForm(finding), reason })),
  }),
})

export const findingForm = ({ id, severity, message, hint, at, place, fix }: Finding): FindingForm => ({
  id,
  severity,
  message,
  ...(hint !== undefined && { hint }),
  at: formatPath(at),
  ...place,
  ...(fix && { fix: fixForm(fix) }),
})

const fixForm = (fix: Fix): NonNullable<FindingForm['fix']> => ({
  edit: fix.edit,
  at: formatPath(fix.at),
  ...(fix.edit === 'set' && { to: fix.value }),
  ...(fix.edit === 'rename' && { to: fix.to }),
})
