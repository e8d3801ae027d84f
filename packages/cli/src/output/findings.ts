import { z } from 'zod'
import { FindingForm, outputKind } from './document.ts'

/** Result of `validate`, and of every command whose document has errors. */
export const FindingsDocument = z.object({
  ...outputKind('Findings'),
  file: z.string(),
  valid: z.boolean().meta({ description: 'whether no finding is an error' }),
  findings: z.array(FindingForm).meta({ description: 'what is found; with `--fix`, what is left' }),
  suppressed: z
    .array(FindingForm.extend({ reason: z.string() }))
    .exactOptional()
    .meta({ description: 'what the document says is meant, and why' }),
  mended: z
    .object({
      written: z.boolean().meta({ description: 'false for a dry run, and when there was nothing to mend' }),
      findings: z.array(FindingForm).meta({ description: 'what was mended; places are those before' }),
    })
    .exactOptional()
    .meta({ description: 'with `--fix`' }),
})
export type FindingsDocument = z.infer<typeof FindingsDocument>
