/** Two data-centre regions joined by the vendors, and what ExpressRoute calls the place of the cable. */
export interface RegionPair {
  /** What a document calls the pair. */
  readonly name: string
  readonly oci: { readonly region: string; readonly key: string; readonly city: string }
  readonly azure: { readonly location: string; readonly displayName: string }
  /** Exact ExpressRoute peering locations, the default first. */
  readonly peeringLocations: readonly string[]
  /** Azure regions a circuit of tier `Local` reaches from there. */
  readonly localReach: readonly string[]
  /** ExpressRoute price zone of the peering location. */
  readonly priceZone: 1 | 2 | 3
}

type Row = readonly [
  name: string,
  region: string,
  key: string,
  city: string,
  location: string,
  displayName: string,
  peeringLocations: readonly string[],
  localReach: readonly string[],
  priceZone: 1 | 2 | 3,
]

const rows: readonly Row[] = [
  [
    'ashburn',
    'us-ashburn-1',
    'IAD',
    'US East (Ashburn)',
    'eastus',
    'East US',
    ['Washington DC', 'Washington DC2'],
    ['eastus', 'eastus2'],
    1,
  ],
  ['phoenix', 'us-phoenix-1', 'PHX', 'US West (Phoenix)', 'westus3', 'West US 3', ['Phoenix'], ['westus3'], 1],
  ['sanjose', 'us-sanjose-1', 'SJC', 'US West (San Jose)', 'westus', 'West US', ['Silicon Valley'], ['westus'], 1],
  [
    'toronto',
    'ca-toronto-1',
    'YYZ',
    'Canada Southeast (Toronto)',
    'canadacentral',
    'Canada Central',
    ['Toronto', 'Toronto2'],
    ['canadacentral'],
    1,
  ],
  [
    'vinhedo',
    'sa-vinhedo-1',
    'VCP',
    'Brazil Southeast (Vinhedo)',
    'brazilsouth',
    'Brazil South',
    ['Campinas'],
    ['brazilsouth'],
    3,
  ],
  ['london', 'uk-london-1', 'LHR', 'UK South (London)', 'uksouth', 'UK South', ['London'], ['uksouth'], 1],
  [
    'amsterdam',
    'eu-amsterdam-1',
    'AMS',
    'Netherlands Northwest (Amsterdam)',
    'westeurope',
    'West Europe',
    ['Amsterdam2'],
    ['westeurope'],
    1,
  ],
  [
    'frankfurt',
    'eu-frankfurt-1',
    'FRA',
    'Germany Central (Frankfurt)',
    'germanywestcentral',
    'Germany West Central',
    ['Frankfurt', 'Frankfurt2'],
    ['germanywestcentral'],
    1,
  ],
  [
    'johannesburg',
    'af-johannesburg-1',
    'JNB',
    'South Africa Central (Johannesburg)',
    'southafricanorth',
    'South Africa North',
    ['Johannesburg'],
    ['southafricanorth'],
    3,
  ],
  ['tokyo', 'ap-tokyo-1', 'NRT', 'Japan East (Tokyo)', 'japaneast', 'Japan East', ['Tokyo'], ['japaneast'], 2],
  [
    'seoul',
    'ap-seoul-1',
    'ICN',
    'South Korea Central (Seoul)',
    'koreacentral',
    'Korea Central',
    ['Seoul'],
    ['koreacentral'],
    2,
  ],
  [
    'singapore',
    'ap-singapore-1',
    'SIN',
    'Singapore (Singapore)',
    'southeastasia',
    'Southeast Asia',
    ['Singapore'],
    ['southeastasia'],
    2,
  ],
]

/**
 * The twelve pairs.
 * @source https://docs.oracle.com/iaas/Content/Network/Concepts/azure.htm (pairs; its `Amersterdam2` is a misprint)
 * @source https://learn.microsoft.com/azure/virtual-machines/workloads/oracle/oracle-oci-overview (Azure regions)
 * @source https://learn.microsoft.com/azure/expressroute/expressroute-locations-providers (Local reach, zones; 2026-04-28)
 */
export const regionPairs: readonly RegionPair[] = rows.map(
  ([name, region, key, city, location, displayName, peeringLocations, localReach, priceZone]) => ({
    name,
    oci: { region, key, city },
    azure: { location, displayName },
    peeringLocations,
    localReach,
    priceZone,
  }),
)

export const regionPairNames = regionPairs.map((pair) => pair.name) as [string, ...string[]]

/** The pair of that name; `undefined` when there is none. */
export const findRegionPair = (name: string): RegionPair | undefined => regionPairs.find((pair) => pair.name === name)

/** The pair an OCI region belongs to; `undefined` when Oracle has no interconnect there. */
export const pairOfOciRegion = (region: string): RegionPair | undefined =>
  regionPairs.find((pair) => pair.oci.region === region)
