/** What the APIs say about a region. */
export interface OciRegion {
  readonly id: string
  /** As identity answers it, upper case; a virtual circuit's `region` is the same in lower case. */
  readonly key: string
  /** The region part of OCIDs made there. */
  readonly ocidWord: string
  readonly availabilityDomains: 1 | 3
}

type Row = readonly [id: string, key: string, availabilityDomains: 1 | 3, ocidWord?: string]

const rows: readonly Row[] = [
  ['us-ashburn-1', 'IAD', 3, 'iad'],
  ['us-phoenix-1', 'PHX', 3, 'phx'],
  ['us-sanjose-1', 'SJC', 1],
  ['ca-toronto-1', 'YYZ', 1],
  ['sa-vinhedo-1', 'VCP', 1],
  ['uk-london-1', 'LHR', 3],
  ['eu-amsterdam-1', 'AMS', 1],
  ['eu-frankfurt-1', 'FRA', 3],
  ['af-johannesburg-1', 'JNB', 1],
  ['ap-tokyo-1', 'NRT', 1],
  ['ap-seoul-1', 'ICN', 1],
  ['ap-singapore-1', 'SIN', 1],
]

/**
 * The regions with an interconnect to Azure, all in realm `oc1`.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/regions.htm
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/azure.htm
 */
export const ociRegions: readonly OciRegion[] = rows.map(([id, key, availabilityDomains, ocidWord = id]) => ({
  id,
  key,
  ocidWord,
  availabilityDomains,
}))

/** The region with that id; `undefined` when it has no interconnect. */
export const findOciRegion = (id: string): OciRegion | undefined => ociRegions.find((region) => region.id === id)
