import type { World } from '../core/index.ts'
import { type LinkView, silentLink } from '../link/view.ts'
import { completeAction } from './actions.ts'
import { completeDelete } from './deletes.ts'
import type { KindContext } from './kind.ts'
import { kinds } from './kinds/index.ts'
import { KindTable } from './kind-table.ts'
import { Operations, type OperationWork } from './operations.ts'
import { handlePeeringStates } from './peering-states.ts'
import { completePut } from './puts.ts'
import type { ArmRefusal } from './refusal.ts'
import { rootId } from './references.ts'
import { ResourceGroups } from './resource-groups.ts'
import { AzureResources } from './resources.ts'

/** One simulated Azure: its resources, its running operations, and what it can ask of the link. */
export interface Azure {
  readonly world: World
  readonly groups: ResourceGroups
  readonly resources: AzureResources
  readonly operations: Operations
  readonly kinds: KindTable
  readonly link: LinkView
  context(resources?: AzureResources): KindContext
}

/** Makes the Azure of a world; once per world, for it registers the world's transitions. */
export function makeAzure(world: World, link: LinkView = silentLink): Azure {
  const resources = new AzureResources(world)
  handlePeeringStates(world)
  const operations = new Operations(world, (work, refusal) => complete(azure, work, refusal))
  const isBusy = (id: string) => operations.holderOf(rootId(id)) !== undefined
  const azure: Azure = {
    world,
    groups: new ResourceGroups(world),
    resources,
    operations,
    kinds: new KindTable(kinds),
    link,
    context: (seen = resources) => ({ world, resources: seen, link, isBusy }),
  }
  return azure
}

function complete(azure: Azure, work: OperationWork, refusal: ArmRefusal | undefined): unknown {
  switch (work.does) {
    case 'put':
      return completePut(azure, work.targets, refusal)
    case 'delete':
      return completeDelete(azure, work, refusal)
    case 'action':
      return completeAction(azure, work)
    case 'delete-group':
    case 'deploy':
      return undefined
  }
}
