import { changeGroup } from './change-group.ts'
import type { PlanLine } from './lines.ts'
import type { PlanSection } from './section.ts'

/** What happens on Azure. */
export const azureChanges = changes('Azure', ({ key }) => key.startsWith('azure/'))

/** What happens on OCI. */
export const ociChanges = changes('OCI', ({ key }) => key.startsWith('oci/'))

/** What is waited for, because it is made true by both clouds. */
export const changesBetween = changes('Between the clouds', ({ key }) => !/^(azure|oci)\//.test(key))

function changes(title: string, holds: (line: PlanLine) => boolean): PlanSection {
  // A repair is read in order, not by side: see `recipe`.
  return ({ plan }, context) => (plan.goal === 'repair' ? [] : changeGroup(title, context.lines.filter(holds), context))
}
