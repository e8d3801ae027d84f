import { z } from 'zod'
import { outputKind } from './document.ts'

/** What a command prints instead of its result when it could not do its work. */
export const ErrorDocument = z.object({
  ...outputKind('Error'),
  code: z.string().meta({ description: 'one of docs/reference/errors.md' }),
  fault: z.enum(['user', 'cloud', 'us']),
  exitCode: z.int(),
  message: z.string(),
  hint: z.string().exactOptional(),
  details: z.record(z.string(), z.unknown()),
})
export type ErrorDocument = z.infer<typeof ErrorDocument>
