import { type Prefix, asPrefix, contains, overlaps } from '@interconnect/model'
import type { World } from '../core/index.ts'
import type { Answer, Call } from './call.ts'
import { networkCidrOf } from './cidr.ts'
import { ociDurations } from './durations.ts'
import { checkLimit } from './limit.ts'
import { liveObjects, patchObject } from './objects.ts'
import { conflict, invalid } from './service-fault.ts'
import type { Stored } from './stored.ts'
import { startWorkRequest } from './work-requests.ts'

/** Refuses ranges that overlap each other. */
export function checkApart(ranges: readonly Prefix[]): void {
  ranges.forEach((range, index) => {
    const clash = ranges.slice(index + 1).find((other) => overlaps(range, other))
    if (clash) throw invalid(`The requested CIDR ${clash} is invalid: it overlaps with CIDR ${range}`)
  })
}

/** The ranges must still hold every subnet. */
function checkHolds(vcnId: string, ranges: readonly Prefix[], call: Call): void {
  for (const { wire } of liveObjects(call.world, 'subnet'))
    if (wire.vcnId === vcnId && !ranges.some((range) => contains(range, asPrefix(wire.cidrBlock))))
      throw conflict(`The CIDR change would leave Subnet ${wire.id} without a VCN CIDR.`)
}

interface CidrChange {
  readonly id: string
  readonly cidrBlocks: readonly string[]
}

const cidrTimer = 'oci/vcn/cidr-changed'

/**
 * Gives the VCN other ranges, by a work request during which the VCN is `UPDATING`.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/Vcn/AddVcnCidr
 */
export function changeCidrs(
  stored: Stored<'vcn'>,
  cidrBlocks: readonly string[],
  operation: string,
  call: Call,
): Answer {
  const ranges = cidrBlocks.map((text) => networkCidrOf('cidrBlock', text))
  checkApart(ranges)
  checkHolds(stored.wire.id, ranges, call)
  const { world } = call
  checkLimit(world, 'cidrsPerVcn', ranges.length, (most) => `A VCN has at most ${most} CIDRs.`)
  const { id } = stored.wire
  patchObject(world, 'vcn', id, { lifecycleState: 'UPDATING' })
  const step = 'oci/vcn/change-cidr'
  const dueMs = world.clock.now() + world.duration(step, ociDurations[step])
  world.timers.schedule(`${cidrTimer}/${id}`, dueMs, cidrTimer, { id, cidrBlocks } satisfies CidrChange)
  return { status: 202, workRequestId: startWorkRequest(call, operation, stored, step) }
}

/** Registers the transition; once per world. */
export function handleCidrChanges(world: World): void {
  world.timers.handle<CidrChange>(cidrTimer, ({ id, cidrBlocks }, failure) => {
    if (failure) return void patchObject(world, 'vcn', id, { lifecycleState: 'AVAILABLE' })
    const cidrBlock = cidrBlocks[0]!
    patchObject(world, 'vcn', id, { cidrBlock, cidrBlocks: [...cidrBlocks], lifecycleState: 'AVAILABLE' })
  })
}
