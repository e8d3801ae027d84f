import { z } from 'zod'
import { outputKind, SeverityName } from './document.ts'

/** Result of `lint`. */
export const LintDocument = z.object({
  ...outputKind('Lint'),
  name: z.string(),
  observed: z.boolean().meta({ description: 'as the clouds hold the network; otherwise as the document wants it' }),
  findings: z.array(
    z.object({
      id: z.string().meta({ description: 'the lint' }),
      severity: SeverityName,
      object: z.object({
        key: z.string(),
        side: z.enum(['azure', 'oci', 'link', 'kubernetes']),
        kind: z.string(),
        name: z.string(),
      }),
      rule: z.string().exactOptional().meta({ description: 'the rule or route in it, as it is called there' }),
      message: z.string(),
      hint: z.string().meta({ description: 'the exact edit, where there is one' }),
    }),
  ),
})
export type LintDocument = z.infer<typeof LintDocument>
