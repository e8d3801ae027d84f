import { z } from 'zod'
import { outputKind } from './document.ts'
import { PlaceGroups } from './place-groups.ts'

const PlaceFlowForm = z.object({ from: z.string(), to: z.string(), services: z.string() })

/** What becomes possible and what stops being so. */
export const ReachDifferenceForm = z.object({ gained: z.array(PlaceFlowForm), lost: z.array(PlaceFlowForm) })

/** Result of `diff-reach`. */
export const ReachDifferenceDocument = z.object({
  ...outputKind('ReachDifference'),
  before: z.string(),
  after: z.string(),
  policies: z
    .array(z.object({ cluster: z.string(), policy: z.string(), change: z.enum(['added', 'changed', 'removed']) }))
    .meta({ description: 'network policies that differ' })
    .exactOptional(),
  groups: PlaceGroups,
  ...ReachDifferenceForm.shape,
})
export type ReachDifferenceDocument = z.infer<typeof ReachDifferenceDocument>
