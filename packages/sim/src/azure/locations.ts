import { parseResourceId } from '@interconnect/azure-api'
import { regionPairs } from '@interconnect/model'
import { ArmRefusal } from './refusal.ts'
import type { ArmBody } from './resource-types.ts'

/**
 * Regions beside those of the twelve pairs, so that what sits elsewhere can be told.
 * @source https://learn.microsoft.com/azure/reliability/regions-list
 */
const otherLocations: readonly (readonly [name: string, displayName: string])[] = [
  ['eastus2', 'East US 2'],
  ['centralus', 'Central US'],
  ['westus2', 'West US 2'],
  ['northeurope', 'North Europe'],
  ['ukwest', 'UK West'],
  ['francecentral', 'France Central'],
  ['australiaeast', 'Australia East'],
  ['japanwest', 'Japan West'],
]

/** The regions of the simulated Azure: name and display name. */
export const locations: readonly (readonly [name: string, displayName: string])[] = [
  ...regionPairs.map(({ azure }) => [azure.location, azure.displayName] as const),
  ...otherLocations,
]

/** `East US` and `eastus` are the same region. */
export const normalLocation = (text: string): string => text.toLowerCase().replaceAll(' ', '')

/** The normalised region of a PUT. @throws ArmRefusal when there is no such region, or the resource is in another */
export function requireLocation(
  type: string,
  id: string,
  { location: text = '' }: Pick<ArmBody, 'location'>,
  previous: { readonly location?: string } | undefined,
): string {
  const location = normalLocation(text)
  if (!locations.some(([name]) => name === location))
    throw new ArmRefusal(
      'LocationNotAvailableForResourceType',
      `The provided location '${text}' is not available for resource type '${type}'. List of available regions for the resource type is '${locations.map(([name]) => name).join(',')}'.`,
    )
  if (previous?.location !== undefined && previous.location !== location)
    throw elsewhere(id, previous.location, location)
  return location
}

function elsewhere(id: string, existing: string, wanted: string): ArmRefusal {
  const { name, resourceGroup } = parseResourceId(id)!
  return new ArmRefusal(
    'InvalidResourceLocation',
    `The resource '${name}' already exists in location '${existing}' in resource group '${resourceGroup}'. A resource with the same name cannot be created in location '${wanted}'. Please select a new resource name.`,
  )
}
