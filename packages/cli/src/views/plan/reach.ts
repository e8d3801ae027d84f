import { differenceLines } from '../reach-difference.human.ts'
import type { PlanSection } from './section.ts'

/** More would hide the rest of the plan. */
const shownPairs = 8

/** What becomes possible, between which places; what the objects of a plan say nothing of. */
export const gainedReach: PlanSection = ({ reach }, { look }) =>
  reach ? differenceLines({ ...reach, lost: [] }, look, shownPairs)[0]! : []

/** What stops being possible. */
export const lostReach: PlanSection = ({ reach }, { look }) =>
  reach ? differenceLines({ ...reach, gained: [] }, look, shownPairs)[1]! : []
