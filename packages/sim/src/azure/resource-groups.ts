import { type ResourceGroup, resourceGroupId, resourceGroupType, sameId } from '@interconnect/azure-api'
import type { Collection, World } from '../core/index.ts'
import { ArmRefusal } from './refusal.ts'

export type StoredResourceGroup = ResourceGroup & {
  id: string
  name: string
  properties: { provisioningState: string }
}

/** The resource groups of the simulated Azure. */
export class ResourceGroups {
  readonly #groups: Collection<StoredResourceGroup>

  constructor(world: World) {
    this.#groups = world.store.collection(`azure/${resourceGroupType}`)
  }

  find(subscription: string, resourceGroup: string): StoredResourceGroup | undefined {
    return this.#groups.get(resourceGroupId({ subscription, resourceGroup }).toLowerCase())
  }

  /** @throws ArmRefusal when there is none */
  get(subscription: string, resourceGroup: string): StoredResourceGroup {
    const group = this.find(subscription, resourceGroup)
    if (group) return group
    throw new ArmRefusal('ResourceGroupNotFound', `Resource group '${resourceGroup}' could not be found.`)
  }

  /** The group, to write into. @throws ArmRefusal when there is none, or it is on its way out */
  getWritable(subscription: string, resourceGroup: string): StoredResourceGroup {
    const group = this.get(subscription, resourceGroup)
    if (group.properties.provisioningState !== 'Deleting') return group
    throw new ArmRefusal(
      'ResourceGroupBeingDeleted',
      `The resource group '${group.name}' is in deprovisioning state and cannot perform this operation.`,
    )
  }

  list(subscription?: string): StoredResourceGroup[] {
    const all = this.#groups.values()
    return subscription === undefined ? all : all.filter(({ id }) => sameId(id.split('/')[2], subscription))
  }

  put(group: StoredResourceGroup): void {
    this.#groups.put(group.id.toLowerCase(), group)
  }

  delete(id: string): void {
    this.#groups.delete(id.toLowerCase())
  }
}
