import {
  type GenericResource,
  resourceGroupsPath,
  resourceGroupType,
  resourcesPath,
  tagFilter,
} from '@interconnect/azure-api'
import { keyIn, type Marked, ownerIn, ownerTag, type ReadContext } from '@interconnect/engine'
import type { AzureApi } from '../api.ts'
import { attributesOf } from './attributes.ts'
import type { ArmObject, AzureAttributes, AzureKindDefinition } from './definition.ts'

export type MarkedContext = Omit<ReadContext<AzureApi>, 'mark'> & { readonly owner: string }

/** The objects of one kind that carry the owner's mark. The list lags and may leave tags out, so each is read itself. */
export async function listMarked<Own extends object, Wire extends ArmObject>(
  definition: Pick<AzureKindDefinition<never, Own, Wire>, 'armType' | 'tagged' | 'attributes'>,
  context: MarkedContext,
): Promise<readonly Marked<AzureAttributes & Own>[]> {
  const found = await markedObjects(definition.armType, context)
  return found.map(({ key, id, wire }) => ({
    key,
    attributes: attributesOf(definition, wire as Wire, { id, owner: context.owner }),
  }))
}

/** The same as the wire has them. */
export async function markedObjects(
  armType: string,
  { api, signal, owner }: MarkedContext,
): Promise<readonly { readonly key: string; readonly id: string; readonly wire: ArmObject }[]> {
  const ids = await markedIds(armType, { api, signal, owner })
  const found = await Promise.all(ids.map(async (id) => ({ id, wire: await api.get<ArmObject>(id, { signal }) })))
  return found.flatMap(({ id, wire }) => {
    const key = keyIn(wire?.tags)
    return wire && key !== undefined && ownerIn(wire.tags) === owner ? [{ key, id, wire }] : []
  })
}

async function markedIds(type: string, { api, signal, owner }: MarkedContext): Promise<readonly string[]> {
  const path = type === resourceGroupType ? resourceGroupsPath : resourcesPath
  const filter = `$filter=${encodeURIComponent(tagFilter(ownerTag, owner))}`
  const subscriptions = await api.subscriptions({ signal })
  const lists = subscriptions.map((subscription) => listShared(api, `${path(subscription)}?${filter}`, signal))
  const found = (await Promise.all(lists)).flat()
  return found.filter((row) => row.type.toLowerCase() === type.toLowerCase()).map(({ id }) => id)
}

const underWay = new WeakMap<AzureApi, Map<string, Promise<readonly GenericResource[]>>>()

/**
 * ARM cannot filter by tag and type at once, so every kind asks for the same list: those who ask while it is on its
 * way share one answer.
 */
function listShared(api: AzureApi, path: string, signal: AbortSignal): Promise<readonly GenericResource[]> {
  const lists = underWay.get(api) ?? new Map<string, Promise<readonly GenericResource[]>>()
  underWay.set(api, lists)
  const shared = lists.get(path)
  if (shared) return shared
  const list = api.list<GenericResource>(path, { signal }).finally(() => lists.delete(path))
  lists.set(path, list)
  return list
}
