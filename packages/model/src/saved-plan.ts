import { z } from 'zod'

/** Goes up with every change that an older program would misread. */
export const savedPlanVersion = 1

const Props = z.record(z.string(), z.unknown())

const SavedObject = z.strictObject({
  key: z.string(),
  title: z.string(),
  there: z.boolean(),
  id: z.string().exactOptional(),
  /** Whether it was at rest: `yes`, `no`, `leaving` or `failed`. */
  settled: z.string().exactOptional(),
  holds: Props.meta({ description: 'what the cloud held of the wanted properties; never a secret' }),
})

const SavedStep = z.strictObject({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  after: z.array(z.string()),
  differences: z.array(
    z.strictObject({ path: z.string(), from: z.unknown().exactOptional(), to: z.unknown().exactOptional() }),
  ),
})

/** What is carried out later, or not at all: everything it rests on, so that nothing can differ unnoticed. */
export const SavedPlan = z.strictObject({
  apiVersion: z.literal('oci-azure.dev/v1alpha1'),
  kind: z.literal('SavedPlan'),
  version: z.literal(savedPlanVersion).meta({ description: 'of this form' }),
  madeBy: z.string().meta({ description: 'version of the program' }),
  name: z.string(),
  goal: z.enum(['apply', 'destroy']),
  target: z.enum(['sim', 'cloud']),
  document: Props.meta({ description: 'the document it was made from, with nothing filled in' }),
  durationMs: z.number().min(0),
  stops: z.array(z.string()).meta({ description: 'what stops meanwhile' }),
  objects: z.array(SavedObject).meta({ description: 'the world it was made in' }),
  steps: z.array(SavedStep).meta({ description: 'what is to be done' }),
  digest: z.string().meta({ description: 'SHA-256 of all the rest, to tell a file that was changed or cut short' }),
})
export type SavedPlan = z.infer<typeof SavedPlan>
export type SavedObject = z.infer<typeof SavedObject>
