import type { Host } from '../model/network-model.ts'
import { merged } from '../packets/address-list.ts'
import { type AddressRange, addressRange } from '../packets/address-range.ts'
import { remembered } from '../remembered.ts'

export const rangesOf = remembered((host: Host): readonly AddressRange[] => host.addresses.map(addressRange))

const none: readonly Host[] = []
const bySubnet = remembered((hosts: readonly Host[]) => Map.groupBy(hosts, ({ subnetKey }) => subnetKey))

export const hostsIn = (hosts: readonly Host[], subnetKey: string): readonly Host[] =>
  bySubnet(hosts).get(subnetKey) ?? none

/** Addresses of hosts by the groups they are in. */
export const groupAddresses = remembered((hosts: readonly Host[]): ReadonlyMap<string, readonly AddressRange[]> => {
  const members = hosts.flatMap((host) => (host.groupKeys ?? []).map((key) => ({ key, host })))
  const groups = Map.groupBy(members, ({ key }) => key)
  return new Map([...groups].map(([key, list]) => [key, merged(list.flatMap(({ host }) => rangesOf(host)))]))
})
