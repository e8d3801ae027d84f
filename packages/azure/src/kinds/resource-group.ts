import {
  type GenericResource,
  parseResourceId,
  resourceGroupId,
  resourceGroupResourcesPath,
  resourceGroupType,
  type ResourceGroup,
} from '@interconnect/azure-api'
import { ownerIn, replaces, type WriteContext } from '@interconnect/engine'
import { hasCode, InterconnectError, whatStops } from '@interconnect/model'
import { z } from 'zod'
import type { AzureApi } from '../api.ts'
import { azureKind } from './azure-kind.ts'
import { locationName } from './form.ts'
import { fixedLocation } from './in-group.ts'

const props = z.object({
  /** GUID of the subscription. */
  subscription: z.string(),
  name: z.string(),
  location: z.string(),
})
export type ResourceGroupProps = z.infer<typeof props>

/** The folder every other Azure object stands in. */
export const resourceGroup = azureKind({
  type: 'azure/resource-group',
  title: 'resource group',
  armType: resourceGroupType,
  props,
  properties: {
    subscription: {
      change: {
        how: 'impossible',
        because: 'objects of one subscription cannot be seen or deleted from another',
        instead:
          'write the subscription of before; for a link in the other one write a document with another metadata.name, and destroy this one when it is no longer needed',
        source: 'https://learn.microsoft.com/azure/azure-resource-manager/management/move-support-resources',
      },
      danger: 'traffic',
    },
    name: replaces('cosmetic', { because: 'it gets another name, and all that stands in it another place' }),
    location: fixedLocation,
  },
  presence: { stops: whatStops.link, missing: 'traffic', unwanted: 'cosmetic' },
  names: ['name', 'location'],
  tagged: true,
  id: ({ subscription, name }: Partial<ResourceGroupProps>) =>
    subscription === undefined || name === undefined
      ? undefined
      : resourceGroupId({ subscription, resourceGroup: name }),
  attributes: ({ location }: ResourceGroup, id) => ({
    subscription: parseResourceId(id)?.subscription ?? '',
    name: parseResourceId(id)?.name ?? '',
    location: locationName(location),
  }),
  body: ({ location }, existing) => ({
    ...(existing?.managedBy !== undefined && { managedBy: existing.managedBy }),
    location,
  }),
  assertDeletable,
})

/**
 * Deleting a group deletes all that is in it, whoever made it.
 * @throws existing/not-ours while something in it does not carry our mark.
 */
async function assertDeletable(id: string, { api, mark, signal }: WriteContext<AzureApi>): Promise<void> {
  const strangers = (await resourcesIn(id, api, signal)).filter(({ tags }) => ownerIn(tags) !== mark.owner)
  if (strangers.length === 0) return
  const names = strangers
    .slice(0, 3)
    .map(({ name }) => `'${name}'`)
    .join(', ')
  throw new InterconnectError(
    'existing/not-ours',
    `the resource group ${id} holds ${strangers.length} objects of others, such as ${names}`,
    {
      hint: 'move them to another group or delete them, then run the command again',
      details: { ids: strangers.map((stranger) => stranger.id) },
    },
  )
}

async function resourcesIn(id: string, api: AzureApi, signal: AbortSignal): Promise<readonly GenericResource[]> {
  try {
    return await api.list<GenericResource>(resourceGroupResourcesPath(id), { signal })
  } catch (error) {
    if (hasCode(error, 'cloud/not-found')) return []
    throw error
  }
}
