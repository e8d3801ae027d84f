import type { ReachDifference } from '@interconnect/reach'
import type { ReachDifferenceDocument } from '../output/reach-difference.ts'
import type { Compared } from './reach-difference.human.ts'

export const differenceForm = ({ gained, lost }: ReachDifference) => ({ gained: [...gained], lost: [...lost] })

export const reachDifferenceDocument = (
  difference: ReachDifference,
  { before, after, groups, policies }: Compared,
): ReachDifferenceDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'ReachDifference',
  before,
  after,
  ...(policies.length > 0 && { policies: [...policies] }),
  ...(groups.length > 0 && { groups: groups.map(({ place, members }) => ({ place, members: [...members] })) }),
  ...differenceForm(difference),
})
