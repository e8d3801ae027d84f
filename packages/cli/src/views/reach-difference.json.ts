import type { ReachDifference } from '@interconnect/reach'
import type { PlaceGroup } from '@interconnect/toolkit'
import type { ReachDifferenceDocument } from '../output/reach-difference.ts'

export const differenceForm = ({ gained, lost }: ReachDifference) => ({ gained: [...gained], lost: [...lost] })

export const reachDifferenceDocument = (
  difference: ReachDifference,
  { before, after, groups }: { before: string; after: string; groups: readonly PlaceGroup[] },
): ReachDifferenceDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'ReachDifference',
  before,
  after,
  ...(groups.length > 0 && { groups: groups.map(({ place, members }) => ({ place, members: [...members] })) }),
  ...differenceForm(difference),
})
