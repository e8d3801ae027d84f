import { subnetPlaceFacts } from '@interconnect/oci'
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
  return { ...model, oci: { ...model.oci, subnets } }
}
