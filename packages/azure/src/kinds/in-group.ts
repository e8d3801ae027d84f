import { parentId } from '@interconnect/azure-api'
import { type PropertyFacts, type PropertyTable, replaces } from '@interconnect/engine'
import { z } from 'zod'
import { locationName } from './form.ts'

/** The props of every resource that stands in a resource group. */
export const inGroupProps = {
  /** ARM id of the resource group. */
  resourceGroupId: z.string(),
  name: z.string(),
  /** Azure region, in its short form: `eastus`. */
  location: z.string(),
}

export interface InGroup {
  readonly resourceGroupId: string
  readonly name: string
  readonly location: string
}

/**
 * An object stays in its region for life, and so does the link: the other cloud's half stands in the region it is
 * paired with, where a session with another region would not even see it any more.
 * @source https://learn.microsoft.com/azure/azure-resource-manager/management/move-support-resources
 */
export const fixedLocation: PropertyFacts = {
  change: {
    how: 'impossible',
    because: 'what stands in a region stays there, on both clouds',
    instead:
      'write the regions of before; for a link between other regions write a document with another metadata.name, and destroy this one when it is no longer needed',
    source: 'https://learn.microsoft.com/azure/azure-resource-manager/management/move-support-resources',
  },
  danger: 'traffic',
}

/** To us, another group or name is another object. */
export const inGroupFacts: PropertyTable<InGroup> = {
  resourceGroupId: replaces('cosmetic', { because: 'it moves to another resource group' }),
  name: replaces('cosmetic', { because: 'it gets another name' }),
  location: fixedLocation,
}

/** What of them only names the object, or the folder it is filed in. */
export const inGroupNames = ['resourceGroupId', 'name'] as const

export const idInGroup =
  (armType: string) =>
  ({ resourceGroupId, name }: Partial<InGroup>): string | undefined =>
    resourceGroupId === undefined || name === undefined ? undefined : `${resourceGroupId}/providers/${armType}/${name}`

/** The props above, read back from an object. */
export const inGroup = ({ location }: { readonly location: string }, id: string): InGroup => ({
  resourceGroupId: parentId(id),
  name: id.slice(id.lastIndexOf('/') + 1),
  location: locationName(location),
})
