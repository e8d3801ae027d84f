import type { Vnic } from '@interconnect/oci-api'
import type { World } from '../core/index.ts'
import { type Call, relatedObject } from './call.ts'
import { liveObjects } from './objects.ts'
import { relatedNotFound } from './service-fault.ts'
import type { Stored } from './stored.ts'

/** Every VNIC that is like this, oldest first. */
export const vnicsIn = (world: World, isLike: (vnic: Vnic) => boolean): Stored<'vnic'>[] =>
  liveObjects(world, 'vnic').filter(({ wire }) => isLike(wire))

/** Where a VNIC is attached. */
export const attachmentOfVnic = (world: World, vnicId: string): Stored<'vnic-attachment'> | undefined =>
  liveObjects(world, 'vnic-attachment').find(({ wire }) => wire.vnicId === vnicId)

/** The groups of a VNIC must be of the VCN of its subnet. */
export function checkGroups(nsgIds: readonly string[], subnetId: string, call: Call): void {
  const { vcnId } = relatedObject(call, 'subnet', subnetId).wire
  for (const id of nsgIds)
    if (relatedObject(call, 'network-security-group', id).wire.vcnId !== vcnId) throw relatedNotFound(id)
}
