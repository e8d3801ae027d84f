import { z } from 'zod'
import { outputKind } from './document.ts'
import { PlaceGroups } from './place-groups.ts'

/** Result of `matrix`. */
export const MatrixDocument = z.object({
  ...outputKind('Matrix'),
  name: z.string(),
  observed: z.boolean().meta({ description: 'as the clouds are, or as the document wants them' }),
  places: z.array(z.string()),
  groups: PlaceGroups,
  cells: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      services: z.string().meta({ description: 'what arrives and is answered; empty for nothing' }),
      forAll: z.boolean().meta({ description: 'all of it between every address of the one and of the other' }),
    }),
  ),
})
export type MatrixDocument = z.infer<typeof MatrixDocument>
