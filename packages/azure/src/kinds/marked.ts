import {
  type GenericResource,
  resourceGroupsPath,
  resourceGroupType,
  resourcesPath,
  tagFilter,
} from '@interconnect/azure-api'
import type { AzureApi } from '../api.ts'
import { ownerTag } from './mark.ts'

/** Ids of the resources of one type that carry the owner's mark. */
export async function markedIds(api: AzureApi, type: string, owner: string, signal: AbortSignal): Promise<readonly string[]> {
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
