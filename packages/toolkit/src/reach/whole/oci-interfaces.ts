import { type InterfaceFacts, interfacesOfSubnet } from '@interconnect/oci'
import type { Host } from '@interconnect/reach'
import { ifSeen, type Reader, type Reading } from './reading.ts'

/** The interfaces in the subnets, with the groups they have joined. */
export const ociInterfaces: Reader = async (model, { oci, signal, idOf, keyOf }) => {
  const found = await Promise.all(
    model.oci.subnets.map(async ({ ref, name }) => {
      const interfaces = (await ifSeen(interfacesOfSubnet(oci, idOf(ref.key), { signal }))) ?? []
      return interfaces.map((one) => hostOf(one, { subnetKey: ref.key, subnetName: name, keyOf }))
    }),
  )
  return { ...model, hosts: [...model.hosts, ...found.flat()] }
}

const hostOf = (
  { id, name, addresses, groupIds, hasPublicAddress }: InterfaceFacts,
  {
    subnetKey,
    subnetName,
    keyOf,
  }: { readonly subnetKey: string; readonly subnetName: string } & Pick<Reading, 'keyOf'>,
): Host => ({
  ref: { key: id, side: 'oci', kind: 'VNIC', name },
  names: [`oci/${subnetName}/${name}`],
  addresses,
  subnetKey,
  groupKeys: groupIds.map((group) => keyOf(group)),
  hasPublicAddress,
})
