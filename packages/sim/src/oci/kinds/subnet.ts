import { type Prefix, addressAt, asPrefix, contains, overlaps, prefixStart } from '@interconnect/model'
import { CreateSubnetDetails, UpdateSubnetDetails, subnets } from '@interconnect/oci-api'
import { type Call, relatedObject } from '../call.ts'
import { networkCidrOf } from '../cidr.ts'
import { plainStations, simKind } from '../kind.ts'
import { checkLimit } from '../limit.ts'
import { liveObjects } from '../objects.ts'
import { inUse, invalid, relatedNotFound } from '../service-fault.ts'
import type { Stored } from '../stored.ts'
import { checkStillHolds } from '../subnet-addresses.ts'
import { usableVcn } from '../vcn-defaults.ts'
import { vnicsIn } from '../vnics.ts'

const siblings = (call: Call, vcnId: string): Stored<'subnet'>[] =>
  liveObjects(call.world, 'subnet').filter(({ wire }) => wire.vcnId === vcnId)

function rangeOf(body: CreateSubnetDetails): Prefix {
  const text = body.cidrBlock ?? body.ipv4CidrBlocks?.[0]
  if (text === undefined) throw invalid('cidrBlock may not be null')
  return networkCidrOf('cidrBlock', text)
}

function checkRange(range: Prefix, vcn: Stored<'vcn'>, others: readonly Stored<'subnet'>[]): void {
  if (!vcn.wire.cidrBlocks.some((block) => contains(asPrefix(block), range)))
    throw invalid(`The requested CIDR ${range} is invalid: it is not within a CIDR of VCN ${vcn.wire.id}`)
  const clash = others.find(({ wire }) => overlaps(asPrefix(wire.cidrBlock), range))
  if (clash)
    throw invalid(
      `The requested CIDR ${range} is invalid: subnet ${clash.wire.id} with CIDR ${clash.wire.cidrBlock} overlaps with this CIDR`,
    )
}

function checkDnsLabel(dnsLabel: string | undefined, vcn: Stored<'vcn'>, others: readonly Stored<'subnet'>[]): void {
  if (dnsLabel === undefined) return
  if (vcn.wire.dnsLabel === undefined) throw invalid(`DNS label ${dnsLabel} needs a VCN with a DNS label`)
  if (others.some(({ wire }) => wire.dnsLabel === dnsLabel)) throw invalid(`DNS label ${dnsLabel} is already in use`)
}

type References = Pick<UpdateSubnetDetails, 'routeTableId' | 'securityListIds' | 'dhcpOptionsId'>

/** Table, lists and options must be of the subnet's own VCN. */
function checkReferences(
  { routeTableId, securityListIds = [], dhcpOptionsId }: References,
  vcnId: string,
  call: Call,
): void {
  const referred = [
    ...(routeTableId === undefined ? [] : [relatedObject(call, 'route-table', routeTableId)]),
    ...securityListIds.map((id) => relatedObject(call, 'security-list', id)),
    ...(dhcpOptionsId === undefined ? [] : [relatedObject(call, 'dhcp-options', dhcpOptionsId)]),
  ]
  const stranger = referred.find(({ wire }) => wire.vcnId !== vcnId)
  if (stranger) throw relatedNotFound(stranger.wire.id)
}

const routerOf = (range: Prefix) => ({
  cidrBlock: range,
  ipv4CidrBlocks: [range],
  virtualRouterIp: addressAt(range, 1),
})

export const subnet = simKind({
  name: 'subnet',
  service: 'iaas',
  api: subnets,
  stations: plainStations,
  create: {
    body: CreateSubnetDetails,
    check(body, call) {
      const vcn = usableVcn(call, body.vcnId)
      const others = siblings(call, body.vcnId)
      checkRange(rangeOf(body), vcn, others)
      checkDnsLabel(body.dnsLabel, vcn, others)
      checkReferences(body, body.vcnId, call)
      checkLimit(call.world, 'subnetsPerVcn', others.length + 1, (most) => `A VCN has at most ${most} subnets.`)
    },
    make(body, call, id) {
      const { wire: vcn } = usableVcn(call, body.vcnId)
      const isPrivate = body.prohibitPublicIpOnVnic ?? body.prohibitInternetIngress ?? false
      return {
        wire: {
          ...body,
          ...routerOf(rangeOf(body)),
          routeTableId: body.routeTableId ?? vcn.defaultRouteTableId!,
          securityListIds: body.securityListIds ?? [vcn.defaultSecurityListId!],
          dhcpOptionsId: body.dhcpOptionsId ?? vcn.defaultDhcpOptionsId!,
          prohibitPublicIpOnVnic: isPrivate,
          prohibitInternetIngress: isPrivate,
          virtualRouterMac: `00:00:17:${call.world.ids.hex(`oci/mac/${id}`, 6).match(/../g)!.join(':')}`,
          ...(body.dnsLabel === undefined ? {} : { subnetDomainName: `${body.dnsLabel}.${vcn.vcnDomainName}` }),
        },
      }
    },
  },
  update: {
    body: UpdateSubnetDetails,
    check({ wire }, body, call) {
      checkReferences(body, wire.vcnId, call)
      if (body.cidrBlock === undefined || body.cidrBlock === wire.cidrBlock) return
      const range = networkCidrOf('cidrBlock', body.cidrBlock)
      if (prefixStart(range) !== prefixStart(asPrefix(wire.cidrBlock)))
        throw invalid(`CIDR ${range} must keep the network address of ${wire.cidrBlock}`)
      checkStillHolds(range, wire.id, call.world)
      const others = siblings(call, wire.vcnId).filter((other) => other.wire.id !== wire.id)
      checkRange(range, usableVcn(call, wire.vcnId), others)
    },
    apply: ({ wire }, { cidrBlock = wire.cidrBlock, ...rest }) => ({ ...rest, ...routerOf(asPrefix(cidrBlock)) }),
  },
  delete: {
    check({ wire }, { world }) {
      const [first] = vnicsIn(world, ({ subnetId }) => subnetId === wire.id)
      if (first) throw inUse(subnets.title, wire.id, 'VNIC', first.wire.id)
    },
  },
})
