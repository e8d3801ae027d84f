import { z } from 'zod'
import { outputKind } from './document.ts'

/** Result of `discover`. Service keys are in none of it. */
export const DiscoveryDocument = z.object({
  ...outputKind('Discovery'),
  links: z.array(
    z.object({
      state: z
        .enum(['up', 'down', 'circuit-alone', 'virtual-circuit-alone'])
        .meta({ description: 'alone: the other half is not there' }),
      pair: z.string().exactOptional(),
      circuit: z
        .object({
          id: z.string(),
          name: z.string(),
          owner: z.string().nullable(),
          bandwidthMbps: z.number(),
          tier: z.string(),
          billing: z.string(),
          peeringLocation: z.string(),
          providerState: z.string(),
          connections: z.array(
            z.object({
              id: z.string(),
              status: z.string(),
              gateway: z.string().exactOptional(),
              network: z.string().exactOptional(),
            }),
          ),
        })
        .exactOptional(),
      virtualCircuit: z
        .object({
          id: z.string(),
          name: z.string(),
          owner: z.string().nullable(),
          lifecycleState: z.string(),
          bgpState: z.string(),
          drg: z.string().exactOptional(),
          networks: z.array(z.string()),
        })
        .exactOptional(),
    }),
  ),
  notLookedAt: z.array(z.string()).meta({ description: 'pairs whose OCI region did not answer these credentials' }),
})
export type DiscoveryDocument = z.infer<typeof DiscoveryDocument>
