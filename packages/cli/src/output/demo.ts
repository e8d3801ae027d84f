import { z } from 'zod'
import { Milliseconds, outputKind } from './document.ts'

/** Result of `demo`. */
export const DemoDocument = z.object({
  ...outputKind('Demo'),
  held: z.boolean().meta({ description: 'whether every claim held' }),
  acts: z.array(
    z.object({
      line: z.string().exactOptional().meta({ description: 'the command; absent for what is done by hand' }),
      claim: z.string(),
      held: z.boolean(),
      wallMs: Milliseconds,
      problem: z.string().exactOptional(),
    }),
  ),
  wallMs: Milliseconds.meta({ description: 'real time' }),
  virtualMs: Milliseconds.meta({ description: 'time that passed on the simulators' }),
})
export type DemoDocument = z.infer<typeof DemoDocument>
