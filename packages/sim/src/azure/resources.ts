import { parentId, parseResourceId, sameId } from '@interconnect/azure-api'
import type { World } from '../core/index.ts'
import type { ArmBody, ResourceType, Stored } from './resource-types.ts'

/** Where a resource may be: within a subscription, a group, or another resource. */
export interface Within {
  readonly subscription?: string
  readonly resourceGroup?: string
  readonly parent?: string
}

type Draft = Map<string, { readonly type: ResourceType; readonly id: string; readonly value: Stored | undefined }>

const keyOf = (id: string): string => id.toLowerCase()

const parentKey = ({ id }: Stored): string => keyOf(parentId(id))

/**
 * The resources of the simulated Azure. Every write gives the resource, and what it is nested in, a new etag.
 * A draft sees its own writes, and the world sees them together at `commit`: checks run on the outcome, before it is.
 */
export class AzureResources {
  readonly #world: World
  readonly #draft: Draft | undefined

  constructor(world: World, draft?: Draft) {
    this.#world = world
    this.#draft = draft
  }

  draft(): AzureResources {
    return new AzureResources(this.#world, new Map())
  }

  get<B extends ArmBody>(type: ResourceType<B>, id: string): Stored<B> | undefined {
    const drafted = this.#draft?.get(`${type.type} ${keyOf(id)}`)
    return (drafted ? drafted.value : this.#collection(type).get(keyOf(id))) as Stored<B> | undefined
  }

  /** In order of creation. */
  list<B extends ArmBody>(type: ResourceType<B>, within: Within = {}): Stored<B>[] {
    const drafted = [...(this.#draft?.values() ?? [])].filter((entry) => entry.type.type === type.type)
    const collection = this.#collection(type)
    const { parent } = within
    const near = parent === undefined ? collection.values() : collection.grouped('parent', parentKey, keyOf(parent))
    const stored = near.filter(({ id }) => !drafted.some((entry) => sameId(entry.id, id)))
    const changed = drafted.flatMap(({ value }) => (value ? [value] : []))
    return [...stored, ...changed].filter(({ id }) => isWithin(id, within)) as Stored<B>[]
  }

  put<B extends ArmBody>(type: ResourceType<B>, resource: Stored<B>): Stored<B> {
    const written = { ...resource, etag: this.#newEtag(resource.id) }
    this.#write(type, resource.id, written)
    this.#touchParent(type, resource.id)
    return written
  }

  delete(type: ResourceType, id: string): void {
    this.#write(type, id, undefined)
    this.#touchParent(type, id)
  }

  commit(): void {
    for (const { type, id, value } of this.#draft?.values() ?? []) {
      if (value) this.#collection(type).put(keyOf(id), value)
      else this.#collection(type).delete(keyOf(id))
    }
    this.#draft?.clear()
  }

  #write(type: ResourceType, id: string, value: Stored | undefined): void {
    if (this.#draft) this.#draft.set(`${type.type} ${keyOf(id)}`, { type, id, value })
    else if (value) this.#collection(type).put(keyOf(id), value)
    else this.#collection(type).delete(keyOf(id))
  }

  #touchParent({ parent }: ResourceType, id: string): void {
    const above = parent && this.get(parent, parentId(id))
    if (parent && above) this.put(parent, above)
  }

  #newEtag(id: string): string {
    return `W/"${this.#world.ids.guid(`azure/etag/${keyOf(id)}`)}"`
  }

  #collection(type: ResourceType) {
    return this.#world.store.collection<Stored>(`azure/${type.type}`)
  }
}

function isWithin(id: string, { subscription, resourceGroup, parent }: Within): boolean {
  if (parent !== undefined) return sameId(parentId(id), parent)
  if (subscription === undefined && resourceGroup === undefined) return true
  const at = parseResourceId(id)
  return (
    (subscription === undefined || sameId(at?.subscription, subscription)) &&
    (resourceGroup === undefined || sameId(at?.resourceGroup, resourceGroup))
  )
}
