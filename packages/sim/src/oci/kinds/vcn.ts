import {
  AddVcnCidrDetails,
  CreateVcnDetails,
  ModifyVcnCidrDetails,
  RemoveVcnCidrDetails,
  UpdateVcnDetails,
  limits,
  vcns,
} from '@interconnect/oci-api'
import { type Prefix, asPrefix, contains, overlaps } from '@interconnect/model'
import type { World } from '../../core/index.ts'
import { type Answer, type Call } from '../call.ts'
import { networkCidrOf } from '../cidr.ts'
import { ociDurations } from '../durations.ts'
import { simKind, plainStations } from '../kind.ts'
import { liveObjects, patchObject } from '../objects.ts'
import { conflict, inUse, incorrectState, invalid, limitExceeded } from '../service-fault.ts'
import type { KindName, Stored } from '../stored.ts'
import { insertVcnDefaults, removeVcnDefaults } from '../vcn-defaults.ts'
import { startWorkRequest } from '../work-requests.ts'

/** Ranges of the body, however they were given. */
function rangesOf(body: CreateVcnDetails): Prefix[] {
  if ((body.cidrBlock === undefined) === (body.cidrBlocks === undefined))
    throw invalid('Exactly one of cidrBlock and cidrBlocks must be given')
  return (body.cidrBlocks ?? [body.cidrBlock!]).map((text) => networkCidrOf('cidrBlocks', text))
}

function checkApart(ranges: readonly Prefix[]): void {
  ranges.forEach((range, index) => {
    const clash = ranges.slice(index + 1).find((other) => overlaps(range, other))
    if (clash) throw invalid(`The requested CIDR ${clash} is invalid: it overlaps with CIDR ${range}`)
  })
}

const inVcn = <K extends Exclude<KindName, 'compartment' | 'vcn' | 'drg'>>(call: Call, kind: K, vcnId: string) =>
  liveObjects(call.world, kind).find(({ wire }) => (wire as { vcnId?: string }).vcnId === vcnId)

/**
 * The words do not say which gateway it is.
 * @source https://github.com/oracle/oci-cli/issues/1108
 */
function checkNoGateway(vcnId: string, call: Call): void {
  const gateways = ['internet-gateway', 'nat-gateway', 'service-gateway', 'drg-attachment'] as const
  if (gateways.some((kind) => inVcn(call, kind, vcnId)))
    throw incorrectState(`${vcnId} is associated with Gateway that is in use`)
}

function checkEmpty({ wire }: Stored<'vcn'>, call: Call): void {
  checkNoGateway(wire.id, call)
  const defaults = [wire.defaultRouteTableId, wire.defaultSecurityListId, wire.defaultDhcpOptionsId]
  const kinds = ['subnet', 'route-table', 'security-list', 'dhcp-options', 'network-security-group'] as const
  for (const kind of kinds) {
    const child = liveObjects(call.world, kind).find(
      (stored) => stored.wire.vcnId === wire.id && !defaults.includes(stored.wire.id),
    )
    if (child) throw inUse('VCN', wire.id, child.kind, child.wire.id)
  }
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

function changeCidrs(stored: Stored<'vcn'>, cidrBlocks: readonly string[], operation: string, call: Call): Answer {
  const ranges = cidrBlocks.map((text) => networkCidrOf('cidrBlock', text))
  checkApart(ranges)
  checkHolds(stored.wire.id, ranges, call)
  if (ranges.length > limits.cidrsPerVcn) throw limitExceeded(`A VCN has at most ${limits.cidrsPerVcn} CIDRs.`)
  const { world } = call
  const { id } = stored.wire
  patchObject(world, 'vcn', id, { lifecycleState: 'UPDATING' })
  const step = 'oci/vcn/change-cidr'
  const dueMs = world.clock.now() + world.duration(step, ociDurations[step])
  world.timers.schedule(`${cidrTimer}/${id}`, dueMs, cidrTimer, { id, cidrBlocks } satisfies CidrChange)
  return { status: 202, workRequestId: startWorkRequest(call, operation, stored, step) }
}

/** Registers the transition; once per world. */
export function handleCidrChanges(world: World): void {
  world.timers.handle<CidrChange>(cidrTimer, ({ id, cidrBlocks }) => {
    const cidrBlock = cidrBlocks[0]!
    patchObject(world, 'vcn', id, { cidrBlock, cidrBlocks: [...cidrBlocks], lifecycleState: 'AVAILABLE' })
  })
}

function without(stored: Stored<'vcn'>, cidrBlock: string): string[] {
  const { cidrBlocks } = stored.wire
  if (!cidrBlocks.includes(cidrBlock)) throw invalid(`CIDR ${cidrBlock} is not a CIDR of ${stored.wire.id}`)
  return cidrBlocks.filter((known) => known !== cidrBlock)
}

export const vcn = simKind({
  name: 'vcn',
  service: 'iaas',
  api: vcns,
  stations: plainStations,
  create: {
    body: CreateVcnDetails,
    check(body, { world, region }) {
      checkApart(rangesOf(body))
      if (liveObjects(world, 'vcn').filter((other) => other.region === region).length >= limits.vcnsPerRegion)
        throw limitExceeded(`The limit of ${limits.vcnsPerRegion} VCNs in this region has been reached.`)
    },
    make(body, call, id) {
      const { cidrBlocks: _, cidrBlock: __, ...rest } = body
      const ranges = rangesOf(body)
      const { dnsLabel } = body
      return {
        wire: {
          ...rest,
          cidrBlock: ranges[0]!,
          cidrBlocks: ranges,
          ...(dnsLabel === undefined ? {} : { vcnDomainName: `${dnsLabel}.oraclevcn.com` }),
          ...insertVcnDefaults(call, id, body.compartmentId, body.displayName ?? id, ranges),
        },
      }
    },
  },
  update: { body: UpdateVcnDetails },
  delete: { check: checkEmpty },
  actions: {
    addCidr: {
      body: AddVcnCidrDetails,
      retryToken: true,
      run: (stored, { cidrBlock }: AddVcnCidrDetails, call) =>
        changeCidrs(stored, [...stored.wire.cidrBlocks, cidrBlock], 'ADD_VCN_CIDR', call),
    },
    removeCidr: {
      body: RemoveVcnCidrDetails,
      retryToken: true,
      run(stored, { cidrBlock }: RemoveVcnCidrDetails, call) {
        const left = without(stored, cidrBlock)
        if (left.length === 0) throw invalid('A VCN must have at least one CIDR')
        return changeCidrs(stored, left, 'REMOVE_VCN_CIDR', call)
      },
    },
    modifyCidr: {
      body: ModifyVcnCidrDetails,
      retryToken: true,
      run(stored, { originalCidrBlock, newCidrBlock }: ModifyVcnCidrDetails, call) {
        without(stored, originalCidrBlock)
        const blocks = stored.wire.cidrBlocks.map((known) => (known === originalCidrBlock ? newCidrBlock : known))
        return changeCidrs(stored, blocks, 'MODIFY_VCN_CIDR', call)
      },
    },
  },
  afterGone: ({ wire }, world) => removeVcnDefaults(world, wire),
})
