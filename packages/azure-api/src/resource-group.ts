import { z } from 'zod'
import { subscriptionId } from './resource-id.ts'
import { readOnly, tagsSchema, wireObject } from './wire.ts'

export const resourceGroupType = 'Microsoft.Resources/resourceGroups'

export const resourceGroupId = ({
  subscription,
  resourceGroup,
}: {
  subscription: string
  resourceGroup: string
}): string => `${resourceGroupsPath(subscription)}/${resourceGroup}`

/** Lists the groups of a subscription. */
export const resourceGroupsPath = (subscription: string): string => `${subscriptionId(subscription)}/resourceGroups`

/** Lists every tracked resource of a subscription; narrow it with `$filter=resourceType eq '…'`. */
export const resourcesPath = (subscription: string): string => `${subscriptionId(subscription)}/resources`

/** Lists every tracked resource of a group. */
export const resourceGroupResourcesPath = (resourceGroupId: string): string => `${resourceGroupId}/resources`

/**
 * A `$filter` for groups and resources that carry a tag; on resources it cannot be combined with other conditions, and
 * the answer may leave the tags out.
 * @source https://learn.microsoft.com/rest/api/resources/resources/list
 * @source https://learn.microsoft.com/rest/api/resources/resource-groups/list
 */
export const tagFilter = (name: string, value: string): string =>
  `tagName eq '${name}' and tagValue eq '${quoted(value)}'`

/** OData doubles quotes inside text. */
const quoted = (text: string): string => text.replaceAll("'", "''")

/** One row of a list of resources of all types. */
export const genericResourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  location: z.string().optional(),
  tags: tagsSchema.optional(),
})
export type GenericResource = z.infer<typeof genericResourceSchema>

/** @source https://learn.microsoft.com/rest/api/resources/resource-groups/create-or-update */
export const resourceGroupSchema = wireObject('ResourceGroup', {
  id: readOnly(z.string()),
  name: z.string().exactOptional(),
  type: readOnly(z.string()),
  location: z.string(),
  tags: tagsSchema.exactOptional(),
  managedBy: z.string().exactOptional(),
  properties: wireObject('ResourceGroupProperties', { provisioningState: readOnly(z.string()) }).exactOptional(),
})
export type ResourceGroup = z.infer<typeof resourceGroupSchema>
