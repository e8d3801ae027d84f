import type { Subnet } from '@interconnect/azure-api'
import { ifSeen, type Reader } from './reading.ts'

/** A subnet of others stands behind what its cloud says now, under the names that these have there. */
export const azureSubnetsOfOthers: Reader = async (model, { azure, signal, spec, keyOf }) => {
  const theirs = spec.azure.network.subnets.flatMap(({ existing }) => (existing ? [existing.id] : []))
  const found = await Promise.all(
    theirs.map(async (id) => [id, await ifSeen(azure.get<Subnet>(id, { signal }))] as const),
  )
  const wires = new Map(found)
  const subnets = model.azure.subnets.map((subnet) => {
    const wire = wires.get(subnet.ref.key)
    if (!wire) return subnet
    const { securityGroupKey: _group, routeTableKey: _table, ...rest } = subnet
    const { networkSecurityGroup, routeTable } = wire.properties
    return {
      ...rest,
      ...(networkSecurityGroup && { securityGroupKey: keyOf(networkSecurityGroup.id) }),
      ...(routeTable && { routeTableKey: keyOf(routeTable.id) }),
    }
  })
  // What the document took for the table of such a subnet goes: the table itself is read.
  const routeTables = model.azure.routeTables.filter(({ ref }) => !ref.key.endsWith('#routeTable'))
  return { ...model, azure: { ...model.azure, subnets, routeTables } }
}
