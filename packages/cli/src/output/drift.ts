import { dangers } from '@interconnect/engine'
import { z } from 'zod'
import { DifferenceForm, outputKind } from './document.ts'

const Danger = z.enum(dangers)

/** Result of `drift`. */
export const DriftDocument = z.object({
  ...outputKind('Drift'),
  name: z.string(),
  applied: z.boolean().meta({ description: 'whether anything of this document was ever made' }),
  inSync: z.boolean().meta({ description: 'nothing has drifted, apart from what was to be ignored' }),
  dangers: z.object({ traffic: z.int(), security: z.int(), cosmetic: z.int() }),
  drifted: z
    .array(
      z.object({
        key: z.string(),
        title: z.string(),
        drift: z.enum(['missing', 'changed', 'unwanted']),
        danger: Danger.meta({ description: 'the worst of it' }),
        reason: z.string().exactOptional().meta({ description: 'why it does not work; for what is there and failed' }),
        differences: z.array(DifferenceForm.extend({ danger: Danger })).meta({ description: 'worst first' }),
      }),
    )
    .meta({ description: 'worst first' }),
  ignored: z.array(z.object({ pattern: z.string(), matches: z.int() })),
})
export type DriftDocument = z.infer<typeof DriftDocument>
