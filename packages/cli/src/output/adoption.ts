import { z } from 'zod'
import { outputKind } from './document.ts'

/** Result of `adopt`. */
export const AdoptionDocument = z.object({
  ...outputKind('Adoption'),
  name: z.string(),
  result: z.enum(['adopted', 'nothing-to-adopt', 'declined', 'shown']).meta({ description: 'shown: with --dry-run' }),
  objects: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      id: z.string(),
      as: z.enum(['own', 'existing']).meta({ description: 'existing: others use it, too; it is never deleted' }),
    }),
  ),
  differs: z
    .array(z.object({ key: z.string(), action: z.string(), title: z.string(), reason: z.string() }))
    .meta({ description: 'what apply would do, because it differs from the document' }),
})
export type AdoptionDocument = z.infer<typeof AdoptionDocument>
