import { type Prefix, addressAt, asPrefix, containsAddress, prefixSize } from '@interconnect/model'
import type { World } from '../core/index.ts'
import { liveObjects } from './objects.ts'
import { conflict, invalid, limitExceeded } from './service-fault.ts'
import type { Stored } from './stored.ts'

const takenIn = (world: World, subnetId: string): Set<string> =>
  new Set(
    liveObjects(world, 'private-ip')
      .filter(({ wire }) => wire.subnetId === subnetId)
      .map(({ wire }) => wire.ipAddress),
  )

/**
 * The first two addresses of a subnet and its last are Oracle's.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingVCNs_topic-Overview_of_VCNs_and_Subnets.htm
 */
const ownOffsets = (range: Prefix): readonly number[] => [0, 1, prefixSize(range) - 1]

/** The address asked for, or the lowest free one. @throws ServiceFault when it cannot be had, or none is left */
export function addressFor({ wire }: Stored<'subnet'>, wanted: string | undefined, world: World): string {
  const range = asPrefix(wire.cidrBlock)
  const taken = takenIn(world, wire.id)
  if (wanted === undefined) return lowestFree(range, taken, wire.id)
  if (!containsAddress(range, wanted)) throw invalid(`IP address ${wanted} is not in the CIDR ${range} of the subnet`)
  if (ownOffsets(range).some((offset) => addressAt(range, offset) === wanted))
    throw invalid(`IP address ${wanted} is reserved`)
  if (taken.has(wanted)) throw conflict(`IP address ${wanted} is already in use`)
  return wanted
}

function lowestFree(range: Prefix, taken: ReadonlySet<string>, subnetId: string): string {
  const last = prefixSize(range) - 2
  for (let offset = 2; offset <= last; offset++) {
    const address = addressAt(range, offset)
    if (!taken.has(address)) return address
  }
  throw limitExceeded(`Subnet ${subnetId} has no free private IP address.`)
}

/** A subnet's new range must hold every address in use, none of them as one of Oracle's. */
export function checkStillHolds(range: Prefix, subnetId: string, world: World): void {
  const own = ownOffsets(range).map((offset) => addressAt(range, offset) as string)
  for (const address of takenIn(world, subnetId))
    if (!containsAddress(range, address) || own.includes(address))
      throw conflict(`CIDR ${range} leaves out IP address ${address}, which is in use`)
}
