import { ownerIn } from '@interconnect/engine'
import { isPrefix, type Prefix } from '@interconnect/model'
import { Vcn, vcns } from '@interconnect/oci-api'
import type { OciApi } from './api.ts'

/** The VCNs in a compartment that some document made. */
export async function markedVcns(
  api: OciApi,
  compartmentId: string,
  signal: AbortSignal,
): Promise<{ readonly owner: string; readonly cidrs: readonly Prefix[] }[]> {
  const all = await api.list(vcns.collection, Vcn, { compartmentId }, { signal })
  return all.flatMap(({ freeformTags, lifecycleState, cidrBlocks }) => {
    const owner = ownerIn(freeformTags)
    return owner === null || lifecycleState !== 'AVAILABLE' ? [] : [{ owner, cidrs: cidrBlocks.filter(isPrefix) }]
  })
}
