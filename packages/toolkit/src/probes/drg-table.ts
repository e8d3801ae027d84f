import type { Attributes } from '@interconnect/engine'
import { networkFacts } from '@interconnect/oci'
import { keys } from '../compose/keys.ts'
import type { ProbeContext } from './probe.ts'

/** The DRG table for packets from the VCN: of our own attachment, or of the one that others made. */
export async function vcnAttachmentTable({ attributes, oci, signal }: ProbeContext): Promise<string | undefined> {
  const own: (Attributes & { readonly drgRouteTableId?: string }) | undefined = attributes(keys.drgAttachment)
  if (own) return own.drgRouteTableId
  const vcnId = attributes(keys.vcn)?.id
  return vcnId === undefined ? undefined : (await networkFacts(oci, vcnId, [], { signal })).attachment?.drgRouteTableId
}
