import type { Proof } from '@interconnect/toolkit'
import type { ProofDocument } from '../output/proof.ts'

export const proofDocument = ({ name, verdict, checks }: Proof): ProofDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'Proof',
  name,
  verdict,
  checks: checks.map(({ probe, subject, verdict: one, expected, actual, hint, isIdle }) => ({
    probe,
    subject,
    verdict: one,
    expected,
    actual,
    ...(hint !== undefined && { hint }),
    ...(isIdle && { idle: true }),
  })),
})
