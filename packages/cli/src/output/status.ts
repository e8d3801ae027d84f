import { z } from 'zod'
import { outputKind } from './document.ts'

/** Result of `status`. */
export const StatusDocument = z.object({
  ...outputKind('Status'),
  name: z.string(),
  phase: z.enum(['absent', 'incomplete', 'up', 'degraded', 'broken']),
  headline: z.string().meta({ description: 'one sentence that answers whether it is up' }),
  link: z.object({
    circuit: z
      .object({
        provisioningState: z.string(),
        providerState: z.string(),
        peering: z.boolean(),
        peeringDiffers: z
          .array(z.string())
          .exactOptional()
          .meta({ description: 'where it does not match the virtual circuit' }),
      })
      .exactOptional(),
    virtualCircuit: z
      .object({ lifecycleState: z.string(), providerState: z.string(), bgpState: z.string() })
      .exactOptional(),
    connection: z.object({ connectionStatus: z.string() }).exactOptional(),
    sessions: z.array(z.object({ leg: z.enum(['primary', 'secondary']), status: z.string() })),
  }),
  objects: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      state: z.enum(['present', 'settling', 'failed', 'absent']),
      detail: z.string().exactOptional().meta({ description: "the cloud's own words" }),
      id: z.string().exactOptional(),
    }),
  ),
  explanations: z.array(z.object({ id: z.string(), message: z.string(), hint: z.string() })),
})
export type StatusDocument = z.infer<typeof StatusDocument>
