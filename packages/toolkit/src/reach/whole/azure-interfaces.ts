import type { NetworkInterface } from '@interconnect/azure-api'
import { interfacesIn } from '@interconnect/azure'
import type { Host } from '@interconnect/reach'
import { ifSeen, type Reader } from './reading.ts'

/** The interfaces in the subnets, with groups of their own where somebody gave them one. */
export const azureInterfaces: Reader = async (model, { azure, signal, idOf, keyOf }) => {
  const found = await Promise.all(
    model.azure.subnets.map(async ({ ref, name }) => {
      const ids = (await ifSeen(interfacesIn(azure, idOf(ref.key), { signal }))) ?? []
      const wires = await Promise.all(ids.map((id) => ifSeen(azure.get<NetworkInterface>(id, { signal }))))
      return wires.flatMap((wire) => (wire ? hostsOf(wire, { subnetKey: ref.key, subnetName: name, keyOf }) : []))
    }),
  )
  return { ...model, hosts: [...model.hosts, ...found.flat()] }
}

interface Around {
  readonly subnetKey: string
  readonly subnetName: string
  readonly keyOf: (id: string) => string
}

function hostsOf({ id, name = '', properties }: NetworkInterface, { subnetKey, subnetName, keyOf }: Around): Host[] {
  const own = properties.ipConfigurations.map((one) => one.properties)
  const addresses = own.flatMap(({ privateIPAddress }) => privateIPAddress ?? [])
  if (id === undefined || addresses.length === 0) return []
  const groups = own.flatMap(({ applicationSecurityGroups = [] }) => applicationSecurityGroups)
  const { networkSecurityGroup } = properties
  return [
    {
      ref: { key: id, side: 'azure', kind: 'network interface', name },
      names: [`azure/${subnetName}/${name}`],
      addresses,
      subnetKey,
      groupKeys: groups.map((group) => keyOf(group.id)),
      hasPublicAddress: own.some(({ publicIPAddress }) => publicIPAddress !== undefined),
      ...(networkSecurityGroup && { securityGroupKey: keyOf(networkSecurityGroup.id) }),
    },
  ]
}
