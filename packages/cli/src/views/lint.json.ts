import type { Linting } from '@interconnect/toolkit'
import type { LintDocument } from '../output/lint.ts'

export const lintDocument = ({ name, isObserved, findings }: Linting): LintDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Lint',
  name,
  observed: isObserved,
  findings: findings.map(({ id, severity, object, rule, message, hint }) => ({
    id,
    severity,
    object: { key: object.key, side: object.side, kind: object.kind, name: object.name },
    ...(rule !== undefined && { rule }),
    message,
    hint,
  })),
})
