import { z } from 'zod'
import { outputKind, SeverityName } from './document.ts'

const LegName = z.enum(['primary', 'secondary'])

const Handling = z
  .object({
    learned: z.boolean().exactOptional(),
    chosen: z.boolean().exactOptional(),
    advertised: z.boolean().exactOptional(),
  })
  .meta({ description: 'left out: none of its business or, of what is observed, not told by the cloud' })

const Line = z.object({
  prefix: z.string(),
  via: z.string().meta({ description: 'who it comes from, or who stands behind it' }),
  leg: LegName.exactOptional(),
  asPath: z.string().exactOptional(),
  expected: Handling,
  observed: Handling,
  paths: z
    .object({ expected: z.int(), observed: z.int().exactOptional() })
    .exactOptional()
    .meta({ description: 'edge routers that hold it at the same time' }),
})

const Load = z.object({
  what: z.string(),
  leg: LegName.exactOptional(),
  count: z.int(),
  limit: z.int(),
  above: z.string().meta({ description: 'what happens above the limit' }),
})

/** Result of `routes`. */
export const RoutesDocument = z.object({
  ...outputKind('Routes'),
  name: z.string(),
  observed: z.boolean().meta({ description: 'false: nothing of the link exists, this is what will be' }),
  sessions: z.object({
    primary: z.enum(['UP', 'DOWN']).exactOptional(),
    secondary: z.enum(['UP', 'DOWN']).exactOptional(),
  }),
  stations: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      cloud: z.enum(['azure', 'oci']),
      state: z.enum(['told', 'untold', 'absent', 'not-made']),
      remark: z.string().exactOptional(),
      lines: z.array(Line),
      loads: z.array(Load),
    }),
  ),
  findings: z.array(
    z.object({
      id: z.string(),
      severity: SeverityName,
      station: z.string(),
      prefix: z.string().exactOptional(),
      leg: LegName.exactOptional(),
      message: z.string(),
      hint: z.string(),
    }),
  ),
})
export type RoutesDocument = z.infer<typeof RoutesDocument>
