import { findRegionPair, type InterconnectDocument } from '@interconnect/model'

/** The OCI region of a document. */
export const regionOf = ({ regions }: InterconnectDocument['spec']): string => findRegionPair(regions)!.oci.region
