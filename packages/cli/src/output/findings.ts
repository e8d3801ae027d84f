import { z } from 'zod'
import { FindingForm, outputKind } from './document.ts'

/** Result of `validate`, and of every command whose document has errors. */
export const FindingsDocument = z.object({
  ...outputKind('Findings'),
  file: z.string(),
  valid: z.boolean().meta({ description: 'whether no finding is an error' }),
  findings: z.array(FindingForm),
})
export type FindingsDocument = z.infer<typeof FindingsDocument>
