import { parentId } from '@interconnect/azure-api'
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

/** Moving a resource to another group, region or name is making another one. */
export const inGroupFixed = ['resourceGroupId', 'name', 'location'] as const

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
