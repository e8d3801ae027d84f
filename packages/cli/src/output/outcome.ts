import { z } from 'zod'
import { KeptForm, Milliseconds, outputKind } from './document.ts'

export const StepResultForm = z.object({
  id: z.string(),
  key: z.string(),
  action: z.string(),
  title: z.string(),
  result: z.enum(['done', 'failed', 'skipped', 'left']),
  typicalMs: Milliseconds,
  tookMs: Milliseconds.exactOptional().meta({ description: 'for steps that were started' }),
  error: z
    .object({ code: z.string(), message: z.string(), hint: z.string().exactOptional() })
    .exactOptional()
    .meta({ description: 'for steps that failed' }),
  because: z.string().exactOptional().meta({ description: 'for skipped steps: id of the failed step they come after' }),
})

/** Result of `apply`, `repair` and `destroy`. */
export const OutcomeDocument = z.object({
  ...outputKind('Outcome'),
  name: z.string(),
  goal: z.enum(['apply', 'repair', 'destroy']),
  kept: z.array(KeptForm).exactOptional().meta({ description: 'left standing by destroy, for the sake of others' }),
  result: z.enum(['done', 'nothing-to-do', 'failed', 'interrupted', 'declined']),
  plannedMs: Milliseconds,
  tookMs: Milliseconds,
  steps: z.array(StepResultForm),
  next: z.string().exactOptional().meta({ description: 'how to go on when not everything was done' }),
})
export type OutcomeDocument = z.infer<typeof OutcomeDocument>
