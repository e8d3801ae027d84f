import { z } from 'zod'
import { DifferenceForm, outputKind } from './document.ts'

/** Result of `drift`. */
export const DriftDocument = z.object({
  ...outputKind('Drift'),
  name: z.string(),
  applied: z.boolean().meta({ description: 'whether anything of this document was ever made' }),
  inSync: z.boolean(),
  drifted: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      drift: z.enum(['missing', 'changed', 'unwanted']),
      differences: z.array(DifferenceForm),
    }),
  ),
})
export type DriftDocument = z.infer<typeof DriftDocument>
