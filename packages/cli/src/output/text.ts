import { z } from 'zod'
import { outputKind } from './document.ts'

/** Result of the commands that make a text: `init` and `completion`. */
export const TextDocument = z.object({
  ...outputKind('Text'),
  file: z.string().exactOptional().meta({ description: 'where it was written; absent when it was not' }),
  text: z.string(),
})
export type TextDocument = z.infer<typeof TextDocument>
