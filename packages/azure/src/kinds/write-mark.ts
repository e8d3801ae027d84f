import { type Accepted, markTags, type WriteContext } from '@interconnect/engine'
import type { AzureApi } from '../api.ts'
import type { ArmObject } from './definition.ts'

/**
 * Puts our mark beside the tags that are there, and touches nothing else of the object.
 * @source https://learn.microsoft.com/rest/api/expressroute/express-route-circuits/update-tags
 */
export async function writeMark(id: string, { api, mark, signal }: WriteContext<AzureApi>): Promise<Accepted> {
  const existing = await api.get<ArmObject>(id, { signal })
  const { operation } = await api.patch(id, { tags: { ...existing?.tags, ...markTags(mark) } }, { signal })
  return { id, ...(operation !== undefined && { operation }) }
}
