import { sameId } from '@interconnect/azure-api'
import { addressAt, containsAddress, isPrefix, type Prefix, prefixSize } from '@interconnect/model'
import type { KindContext } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredNetworkInterface, type StoredSubnet, types } from '../resource-types.ts'
import { prefixesOf } from './subnet.ts'

/** Azure keeps the first four addresses and the last of each range. @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
const keptAtStart = 4

/** Addresses of the interfaces in a subnet, those of `except` left out. */
function takenIn({ resources }: KindContext, subnetId: string, except?: string): Set<string> {
  const configurations = resources
    .list(types.networkInterface)
    .filter(({ id }) => !sameId(id, except))
    .flatMap(({ properties }) => properties.ipConfigurations)
  const here = configurations.filter(({ properties }) => sameId(properties.subnet.id, subnetId))
  return new Set(here.flatMap(({ properties }) => properties.privateIPAddress ?? []))
}

/** The lowest address nobody has. @throws ArmRefusal when all are taken */
export function freeAddress(context: KindContext, subnetId: string): string {
  const subnet = context.resources.get(types.subnet, subnetId)
  const taken = takenIn(context, subnetId)
  for (const prefix of rangesOf(subnet))
    for (let offset = keptAtStart; offset < prefixSize(prefix) - 1; offset++) {
      const address = addressAt(prefix, offset)
      if (!taken.has(address)) return address
    }
  throw new ArmRefusal(
    'SubnetIsFull',
    `Subnet ${subnet?.name} with address prefix ${rangesOf(subnet).join()} does not have enough capacity for 1 IP addresses.`,
  )
}

/** @throws ArmRefusal for an address that is missing, outside the subnet, Azure's own, or taken */
export function checkStaticAddress(
  { id, name }: StoredNetworkInterface,
  address: string | undefined,
  subnet: StoredSubnet,
  context: KindContext,
): void {
  if (address === undefined)
    throw new ArmRefusal(
      'InvalidParameter',
      `Network interface ${name} needs a privateIPAddress with the allocation method Static.`,
    )
  const range = rangesOf(subnet).find((prefix) => containsAddress(prefix, address))
  const own = range && [...Array.from({ length: keptAtStart }, (_, offset) => offset), prefixSize(range) - 1]
  if (!range || own?.some((offset) => addressAt(range, offset) === address))
    throw new ArmRefusal(
      'PrivateIPAddressNotInSubnet',
      `Private static IP address ${address} does not belong to the range of subnet prefix ${rangesOf(subnet).join()}.`,
    )
  if (takenIn(context, subnet.id, id).has(address))
    throw new ArmRefusal(
      'PrivateIPAddressInUse',
      `Private static IP address ${address} cannot be used by resource ${id}: it is in use by another one.`,
    )
}

const rangesOf = (subnet: StoredSubnet | undefined): Prefix[] => (subnet ? prefixesOf(subnet).filter(isPrefix) : [])
