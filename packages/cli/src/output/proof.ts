import { z } from 'zod'
import { outputKind } from './document.ts'

const VerdictName = z.enum(['pass', 'fail', 'unknown'])

/** Result of `prove`. */
export const ProofDocument = z.object({
  ...outputKind('Proof'),
  name: z.string(),
  verdict: VerdictName.meta({ description: 'one failed check fails, one unknown makes unknown' }),
  checks: z.array(
    z.object({
      probe: z.string(),
      subject: z.string(),
      verdict: VerdictName,
      expected: z.string(),
      actual: z.string().meta({ description: 'the evidence' }),
      hint: z.string().exactOptional(),
      idle: z
        .boolean()
        .exactOptional()
        .meta({ description: 'unknown, because nothing is there yet that the cloud could tell about' }),
    }),
  ),
})
export type ProofDocument = z.infer<typeof ProofDocument>
