import { ownerIn } from '@interconnect/engine'
import type { ExistingInbound, ExistingRoute, Prefix } from '@interconnect/model'
import {
  objectPath,
  RouteTable,
  routeTables,
  SecurityList,
  securityLists,
  Subnet,
  subnets,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'
import { mustRead } from './must-read.ts'
import { attachmentOfVcn } from './vcn-attachment.ts'

export interface SubnetFacts {
  readonly id: string
  readonly name: string
  readonly prefix: Prefix
  readonly routeTableId: string
  readonly securityListIds: readonly string[]
  /** What its route table says. */
  readonly routes: readonly ExistingRoute[]
  /** What its security lists let in. */
  readonly inbound: readonly ExistingInbound[]
  readonly outboundStateless: readonly { readonly to: string }[]
  readonly publicAddresses: boolean
}

/** What must be known about a VCN somebody else made before it is used. */
export interface NetworkFacts {
  readonly compartmentId: string
  readonly name: string
  readonly cidrs: readonly Prefix[]
  readonly defaultRouteTableId: string | undefined
  readonly defaultSecurityListId: string | undefined
  /** In the order asked for. */
  readonly subnets: readonly SubnetFacts[]
  /** The VCN's attachment to a DRG, when it has one; it can have no second. */
  readonly attachment?: {
    readonly id: string
    readonly drgId: string
    readonly drgRouteTableId: string | undefined
    /** Whose mark it carries. */
    readonly owner: string | null
  }
}

async function readSubnet(api: OciApi, id: string, options?: CallOptions): Promise<SubnetFacts> {
  const subnet = await mustRead(api, objectPath(subnets, id), Subnet, options)
  // Tables and lists that the caller may not see are told as if there were none: OCI says the same.
  const listIds = subnet.securityListIds ?? []
  const [table, lists] = await Promise.all([
    api.get(objectPath(routeTables, subnet.routeTableId), RouteTable, options),
    Promise.all(listIds.map((list) => api.get(objectPath(securityLists, list), SecurityList, options))),
  ])
  const seen = lists.flatMap((list) => list?.body ?? [])
  return {
    id: subnet.id,
    name: subnet.displayName ?? '',
    prefix: subnet.cidrBlock as Prefix,
    routeTableId: subnet.routeTableId,
    securityListIds: subnet.securityListIds ?? [],
    publicAddresses: subnet.prohibitPublicIpOnVnic !== true,
    routes: (table?.body.routeRules ?? [])
      .map(({ destination, cidrBlock, networkEntityId }) => ({
        prefix: (destination ?? cidrBlock ?? '') as Prefix,
        nextHop: networkEntityId,
      }))
      .filter(({ prefix }) => prefix.includes('/')),
    inbound: seen.flatMap(inboundOf),
    outboundStateless: seen
      .flatMap(({ egressSecurityRules }) => egressSecurityRules)
      .filter(({ isStateless }) => isStateless === true)
      .map(({ destination }) => ({ to: destination })),
  }
}

const inboundOf = ({ ingressSecurityRules, displayName }: SecurityList): ExistingInbound[] =>
  ingressSecurityRules.map((rule, index) => ({
    name: rule.description ?? `ingress ${index + 1} of ${displayName ?? 'the security list'}`,
    from: rule.source,
    ports: portsOf(rule),
    stateless: rule.isStateless === true,
  }))

/** Numbers of protocols are IANA's. @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/IngressSecurityRule/ */
function portsOf({ protocol, tcpOptions, udpOptions }: SecurityList['ingressSecurityRules'][number]): string {
  if (protocol === 'all') return 'any'
  if (protocol === '1') return 'icmp'
  const range = (tcpOptions ?? udpOptions)?.destinationPortRange
  const name = protocol === '6' ? 'tcp' : protocol === '17' ? 'udp' : `protocol ${protocol}`
  return `${name}/${range ? (range.min === range.max ? range.min : `${range.min}-${range.max}`) : '*'}`
}

/** Reads a VCN and the given subnets of it. @throws cloud/not-found naming the first that is missing */
export async function networkFacts(
  api: OciApi,
  vcnId: string,
  subnetIds: readonly string[],
  options?: CallOptions,
): Promise<NetworkFacts> {
  const vcn = await mustRead(api, objectPath(vcns, vcnId), Vcn, options)
  const [attachment, ...found] = await Promise.all([
    attachmentOfVcn(api, vcn, options),
    ...subnetIds.map((id) => readSubnet(api, id, options)),
  ])
  return {
    compartmentId: vcn.compartmentId,
    name: vcn.displayName ?? '',
    cidrs: vcn.cidrBlocks as Prefix[],
    defaultRouteTableId: vcn.defaultRouteTableId,
    defaultSecurityListId: vcn.defaultSecurityListId,
    subnets: found,
    ...(attachment &&
      attachment.lifecycleState !== 'DETACHING' && {
        attachment: {
          id: attachment.id,
          drgId: attachment.drgId,
          drgRouteTableId: attachment.drgRouteTableId,
          owner: ownerIn(attachment.freeformTags),
        },
      }),
  }
}
