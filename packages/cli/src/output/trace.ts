import { z } from 'zod'
import { outputKind } from './document.ts'

export const ObjectForm = z.object({
  side: z.enum(['azure', 'oci', 'link', 'kubernetes']),
  kind: z.string().meta({ description: 'such as network security group' }),
  name: z.string(),
})

const LegName = z.enum(['primary', 'secondary'])

const StepForm = z.object({
  direction: z.enum(['forth', 'back']),
  where: z.string(),
  object: ObjectForm.exactOptional().meta({ description: 'whose table or rule decided; absent on arrival' }),
  by: z.string().meta({ description: 'the rule or the row' }),
  result: z.enum(['passes', 'stops', 'arrives']),
})

const ObstacleForm = z.object({
  object: ObjectForm,
  rule: z.string().exactOptional(),
  fault: z.string().meta({ description: 'what the object does or lacks' }),
  edit: z
    .string()
    .exactOptional()
    .meta({ description: 'the smallest change of the object that helps; it was tried. Absent where none helps' }),
})

/** Result of `trace`. */
export const TraceDocument = z.object({
  ...outputKind('Trace'),
  name: z.string(),
  observed: z.boolean().meta({ description: 'as the clouds are, or as the document wants them' }),
  from: z.string(),
  to: z.string(),
  port: z.string(),
  verdict: z.enum(['allowed', 'blocked', 'partly']),
  passing: z.array(z.string()).meta({ description: 'packets that arrive and are answered' }),
  stopped: z.array(z.string()),
  example: z.string().exactOptional().meta({ description: 'one packet of what is stopped' }),
  steps: z.array(StepForm).meta({ description: 'one way, as an example' }),
  legs: z.object({
    there: z.array(LegName),
    back: z.array(LegName),
    asymmetric: z.boolean().meta({ description: 'answers can take another leg than packets' }),
  }),
  mtu: z
    .object({
      bytes: z.int(),
      larger: z.array(z.object({ place: z.string(), bytes: z.int(), told: z.boolean() })),
    })
    .exactOptional(),
  obstacles: z.array(ObstacleForm),
  editsAreEnough: z.boolean().meta({ description: 'with all edits together everything asked for passes' }),
})
export type TraceDocument = z.infer<typeof TraceDocument>
