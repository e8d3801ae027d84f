import { findRegionPair, type InterconnectDocument } from '@interconnect/model'

/** The OCI region of a document. */
export const regionOf = ({ regions }: Pick<InterconnectDocument['spec'], 'regions'>): string =>
  findRegionPair(regions)!.oci.region
