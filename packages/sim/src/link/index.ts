import type { World } from '../core/index.ts'
import { registerActor } from './actor.ts'
import { azureAnswers } from './azure-answers.ts'
import { ociAnswers } from './oci-answers.ts'
import type { OciLinkView } from './oci-view.ts'
import type { LinkView } from './view.ts'

/** Joins the two clouds of a world: acts between them, and answers for each what only both together know. */
export function linkActor(world: World): { readonly azure: LinkView; readonly oci: OciLinkView } {
  registerActor(world)
  return { azure: azureAnswers(world), oci: ociAnswers(world) }
}

export { type LinkDuration, linkDurations } from './durations.ts'
export { cutLeg, failures } from './linked.ts'
