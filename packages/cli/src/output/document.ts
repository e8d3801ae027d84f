import { z } from 'zod'

/** The members every JSON document on stdout begins with. */
export const outputKind = <const Kind extends string>(kind: Kind) => ({
  apiVersion: z.literal('oci-azure.dev/v1alpha1'),
  kind: z.literal(kind),
})

/** A duration in milliseconds. */
export const Milliseconds = z.number().min(0)

export const SeverityName = z.enum(['error', 'warning', 'info'])

/** One problem or remark about the document. */
export const FindingForm = z.object({
  id: z.string().meta({ description: 'the rule' }),
  severity: SeverityName,
  message: z.string(),
  hint: z.string().exactOptional().meta({ description: 'the edit or the next step' }),
  at: z.string().meta({ description: 'path inside the document, such as spec.oci.network.cidr' }),
  file: z.string().exactOptional(),
  line: z.int().exactOptional().meta({ description: 'counts from 1' }),
  column: z.int().exactOptional().meta({ description: 'counts from 1' }),
  fix: z
    .object({
      edit: z.enum(['set', 'rename', 'remove']),
      at: z.string().meta({ description: 'path of what is edited' }),
      to: z.union([z.string(), z.number(), z.boolean()]).exactOptional(),
    })
    .exactOptional()
    .meta({ description: 'the edit that `validate --fix` makes; absent where a person must decide' }),
})
export type FindingForm = z.infer<typeof FindingForm>

/** One property that differs; secrets are replaced by `(secret)`. */
export const DifferenceForm = z.object({
  path: z.string(),
  from: z.unknown().exactOptional().meta({ description: 'what the cloud holds; absent when it holds nothing there' }),
  to: z.unknown().exactOptional().meta({ description: 'what is wanted; absent when it is to go away' }),
})

/** An object of ours that stays, and why. */
export const KeptForm = z.object({ key: z.string(), title: z.string(), because: z.string() })
