import { subnetPlaceFacts, vcnFacts } from '@interconnect/oci'
import type { ObjectRef } from '@interconnect/reach'
import { ifSeen, type Reader } from './reading.ts'

/**
 * A subnet of others stands behind its own lists and table. Our group goes on standing for what its interfaces can join:
 * those that have joined, or not, are told by themselves.
 */
export const ociSubnetsOfOthers: Reader = async (model, { oci, signal, spec, keyOf }) => {
  const theirs = spec.oci.network.subnets.flatMap(({ existing }) => (existing ? [existing.id] : []))
  const found = await Promise.all(
    theirs.map(async (id) => [id, await ifSeen(subnetPlaceFacts(oci, id, { signal }))] as const),
  )
  const facts = new Map(found)
  const subnets = model.oci.subnets.map((subnet) => {
    const seen = facts.get(subnet.ref.key)
    return seen
      ? {
          ...subnet,
          routeTableKey: keyOf(seen.routeTableId),
          securityListKeys: seen.securityListIds.map((id) => keyOf(id)),
          joinableKeys: subnet.joinableKeys ?? [],
          isPrivate: seen.isPrivate,
        }
      : subnet
  })
  const own = spec.oci.network.existing
  const vcn = own === undefined ? undefined : await ifSeen(vcnFacts(oci, own, { signal }))
  const vcns = model.oci.vcns.map((one) => (vcn && one.ref.name === own ? named(one, vcn.name) : one))
  return { ...model, oci: { ...model.oci, vcns, subnets } }
}

const named = <T extends { readonly ref: ObjectRef }>(object: T, name: string): T => ({
  ...object,
  ref: { ...object.ref, name },
})
