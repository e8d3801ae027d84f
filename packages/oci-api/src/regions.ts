import { regionPairs } from '@interconnect/model'

/** What the APIs say about a region. */
export interface OciRegion {
  readonly id: string
  /** As identity answers it, upper case; a virtual circuit's `region` is the same in lower case. */
  readonly key: string
  /** The region part of OCIDs made there: a key in old regions, the id in all others. */
  readonly ocidWord: string
  readonly availabilityDomains: 1 | 3
}

const oldOcidWords: Readonly<Record<string, string | undefined>> = { 'us-ashburn-1': 'iad', 'us-phoenix-1': 'phx' }
const threeDomains = ['us-ashburn-1', 'us-phoenix-1', 'uk-london-1', 'eu-frankfurt-1']

/**
 * The regions with an interconnect to Azure, all in realm `oc1`.
 * @source https://docs.oracle.com/en-us/iaas/Content/General/Concepts/regions.htm
 */
export const ociRegions: readonly OciRegion[] = regionPairs.map(({ oci: { region: id, key } }) => ({
  id,
  key,
  ocidWord: oldOcidWords[id] ?? id,
  availabilityDomains: threeDomains.includes(id) ? 3 : 1,
}))

/** The region with that id; `undefined` when it has no interconnect. */
export const findOciRegion = (id: string): OciRegion | undefined => ociRegions.find((region) => region.id === id)
