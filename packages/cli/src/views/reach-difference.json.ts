import type { ReachDifference } from '@interconnect/reach'
import type { ReachDifferenceDocument } from '../output/reach-difference.ts'

export const differenceForm = ({ gained, lost }: ReachDifference) => ({ gained: [...gained], lost: [...lost] })

export const reachDifferenceDocument = (
  difference: ReachDifference,
  { before, after }: { before: string; after: string },
): ReachDifferenceDocument => ({
  apiVersion: 'oci-azure.dev/v1alpha1',
  kind: 'ReachDifference',
  before,
  after,
  ...differenceForm(difference),
})
