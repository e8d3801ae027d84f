import { z } from 'zod'
import { outputKind } from './document.ts'

/** Result of `unlock`. */
export const LockDocument = z.object({
  ...outputKind('Lock'),
  name: z.string(),
  result: z.enum(['free', 'unlocked', 'declined']).meta({ description: 'free: nobody held it' }),
  holder: z
    .object({
      host: z.string(),
      pid: z.int(),
      since: z.string().meta({ description: 'RFC 3339' }),
      alive: z.boolean().exactOptional().meta({ description: 'absent for a process of another machine' }),
    })
    .exactOptional(),
})
export type LockDocument = z.infer<typeof LockDocument>
