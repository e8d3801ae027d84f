import type { Prefix } from '@interconnect/model'
import type { AzureSubnet } from '../model/azure.ts'
import type { Host } from '../model/network-model.ts'
import type { OciSubnet } from '../model/oci.ts'
import { without } from '../packets/address-list.ts'
import { type AddressRange, addressRange } from '../packets/address-range.ts'
import type { Endpoint } from './fabric.ts'
import { rangesOf } from './hosts.ts'

/** What all endpoints of a subnet have in common. */
export interface Around {
  readonly subnet: AzureSubnet | OciSubnet
  readonly network: string
  readonly station: string
  readonly mtuBytes: number
  readonly hosts: readonly Host[]
  /** What a host passes, or addresses that no known host has. */
  readonly at: (host?: Host) => Pick<Endpoint, 'leaving' | 'entering'>
}

/** Every host of a subnet, and the addresses that no known host has. */
export function subnetEndpoints({ subnet, hosts, at, ...around }: Around): readonly Endpoint[] {
  const { side } = subnet.ref
  const title = `${side}/${subnet.name}`
  const known = hosts.map((host): Endpoint => ({
    ...around,
    key: host.ref.key,
    names: host.names.length > 0 ? host.names : [host.ref.name],
    groups: [title, side],
    addresses: rangesOf(host),
    object: host.ref,
    mtuBytes: host.mtuBytes ?? around.mtuBytes,
    ...at(host),
  }))
  const addresses = without(usable(subnet.prefix, reserved[side]), hosts.flatMap(rangesOf))
  if (addresses.length === 0) return known
  const rest = {
    ...around,
    key: subnet.ref.key,
    names: [title],
    groups: [side],
    addresses,
    object: subnet.ref,
    ...at(),
  }
  return [...known, rest]
}

/**
 * Addresses a cloud keeps for itself at the edges of every subnet: Azure four and one, OCI two and one.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/overview.htm
 */
const reserved: Readonly<Record<string, number>> = { azure: 4, oci: 2 }

function usable(prefix: Prefix, kept = 0): readonly AddressRange[] {
  const range = addressRange(prefix)
  if (range.family === 'ipv6') return [range]
  const [first, last] = [range.first + kept, range.last - 1]
  return first > last ? [] : [{ family: 'ipv4', first, last }]
}
