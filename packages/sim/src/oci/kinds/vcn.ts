import type { Prefix } from '@interconnect/model'
import {
  AddVcnCidrDetails,
  CreateVcnDetails,
  ModifyVcnCidrDetails,
  RemoveVcnCidrDetails,
  UpdateVcnDetails,
  vcns,
} from '@interconnect/oci-api'
import type { Call } from '../call.ts'
import { networkCidrOf } from '../cidr.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObjects } from '../objects.ts'
import { inUse, incorrectState, invalid } from '../service-fault.ts'
import type { Stored } from '../stored.ts'
import { changeCidrs, checkApart } from '../vcn-cidrs.ts'
import { insertVcnDefaults, removeVcnDefaults } from '../vcn-defaults.ts'

/** Ranges of the body, however they were given. */
function rangesOf(body: CreateVcnDetails): Prefix[] {
  if ((body.cidrBlock === undefined) === (body.cidrBlocks === undefined))
    throw invalid('Exactly one of cidrBlock and cidrBlocks must be given')
  return (body.cidrBlocks ?? [body.cidrBlock!]).map((text) => networkCidrOf('cidrBlocks', text))
}

/**
 * The words do not say which gateway it is.
 * @source https://github.com/oracle/oci-cli/issues/1108
 */
function checkNoGateway(vcnId: string, call: Call): void {
  const gateways = ['internet-gateway', 'nat-gateway', 'service-gateway', 'drg-attachment'] as const
  if (gateways.some((kind) => liveObjects(call.world, kind).some(({ wire }) => wire.vcnId === vcnId)))
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
      const count = liveObjects(world, 'vcn').filter((other) => other.region === region).length
      checkLimit(
        world,
        'vcnsPerRegion',
        count + 1,
        (most) => `The limit of ${most} VCNs in this region has been reached.`,
      )
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
