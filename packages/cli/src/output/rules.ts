import { z } from 'zod'
import { outputKind, SeverityName } from './document.ts'

/** Result of `rules`. */
export const RulesDocument = z.object({
  ...outputKind('Rules'),
  rules: z.array(
    z.object({
      id: z.string(),
      severity: SeverityName,
      title: z.string().meta({ description: 'what holds when the rule is kept' }),
      source: z.string().meta({ description: 'the public page it rests on' }),
    }),
  ),
})
export type RulesDocument = z.infer<typeof RulesDocument>
