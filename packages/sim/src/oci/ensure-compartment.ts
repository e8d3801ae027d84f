import type { World } from '../core/index.ts'
import { insertObject, liveObject } from './objects.ts'
import { ensurePrincipal } from './principal.ts'

/** Makes the compartment that somebody names: a simulated tenancy has every compartment one asks for. */
export function ensureCompartment(world: World, id: string): void {
  const { tenancyId } = ensurePrincipal(world)
  if (id === tenancyId || liveObject(world, 'compartment', id)) return
  const wire = {
    id,
    compartmentId: tenancyId,
    name: id.split('.').at(-1) || id,
    description: 'made because a document names it',
    timeCreated: world.timestamp(),
    lifecycleState: 'ACTIVE' as const,
    freeformTags: {},
    definedTags: {},
  }
  insertObject(world, { kind: 'compartment', region: '', wire, items: [] })
  world.commit()
}
