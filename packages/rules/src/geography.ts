/**
 * Azure regions by the area in which a circuit of tier Standard reaches them.
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers (read 2026-08)
 */
const areas: Readonly<Record<string, readonly string[]>> = {
  'North America': [
    'eastus',
    'eastus2',
    'centralus',
    'northcentralus',
    'southcentralus',
    'westcentralus',
    'westus',
    'westus2',
    'westus3',
    'canadacentral',
    'canadaeast',
    'mexicocentral',
  ],
  'South America': ['brazilsouth', 'brazilsoutheast', 'chilecentral'],
  Europe: [
    'austriaeast',
    'belgiumcentral',
    'denmarkeast',
    'francecentral',
    'francesouth',
    'germanynorth',
    'germanywestcentral',
    'italynorth',
    'northeurope',
    'norwayeast',
    'norwaywest',
    'polandcentral',
    'spaincentral',
    'swedencentral',
    'swedensouth',
    'switzerlandnorth',
    'switzerlandwest',
    'uksouth',
    'ukwest',
    'westeurope',
  ],
  Asia: ['eastasia', 'southeastasia', 'indonesiacentral', 'malaysiawest'],
  India: ['centralindia', 'southindia', 'westindia', 'jioindiawest', 'jioindiacentral'],
  Israel: ['israelcentral'],
  Japan: ['japaneast', 'japanwest'],
  Oceania: ['australiaeast', 'australiasoutheast', 'newzealandnorth'],
  'Australia Government': ['australiacentral', 'australiacentral2'],
  'South Korea': ['koreacentral', 'koreasouth'],
  UAE: ['uaecentral', 'uaenorth'],
  'South Africa': ['southafricanorth', 'southafricawest'],
  Qatar: ['qatarcentral'],
}

const areaOf = new Map(
  Object.entries(areas).flatMap(([area, locations]) => locations.map((location) => [location, area] as const)),
)

export const azureLocations: readonly string[] = [...areaOf.keys()]

/** Resource Manager's own form of a region's name: `East US` gives `eastus`. */
export const armLocation = (text: string): string => text.toLowerCase().replaceAll(/\s/g, '')

/** The area of an Azure region; `undefined` for one that is not known here. */
export const geography = (location: string): string | undefined => areaOf.get(armLocation(location))
