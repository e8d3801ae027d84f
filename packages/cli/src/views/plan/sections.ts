import { cost } from './cost.ts'
import { azureChanges, changesBetween, ociChanges } from './changes.ts'
import { criticalPath } from './critical-path.ts'
import { decisions } from './decisions.ts'
import { disruptions } from './disruptions.ts'
import { header } from './header.ts'
import { kept } from './kept.ts'
import { gainedReach, lostReach } from './reach.ts'
import { recipe } from './recipe.ts'
import { remarks } from './remarks.ts'
import type { PlanSection } from './section.ts'
import { summary } from './summary.ts'

/** What a plan tells people, from top to bottom: one line for each section. */
export const planSections: readonly PlanSection[] = [
  header,
  decisions,
  azureChanges,
  ociChanges,
  changesBetween,
  recipe,
  kept,
  gainedReach,
  lostReach,
  disruptions,
  criticalPath,
  cost,
  remarks,
  summary,
]
