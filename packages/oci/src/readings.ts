import { ownerIn } from '@interconnect/engine'
import {
  type ExistingInbound,
  type ExistingRoute,
  hasCode,
  InterconnectError,
  isPrefix,
  type Prefix,
} from '@interconnect/model'
import {
  azureProvider,
  childPath,
  Compartment,
  compartments,
  DrgRedundancyStatus,
  DrgRouteRule,
  drgRouteTables,
  drgs,
  networkSecurityGroups,
  FastConnectProviderService,
  fastConnectProviderServices,
  LimitDefinition,
  limitDefinitions,
  objectPath,
  privateIps,
  ResourceAvailability,
  resourceAvailabilityPath,
  RouteTable,
  routeTables,
  SecurityList,
  securityLists,
  SecurityRule,
  Subnet,
  subnets,
  Vcn,
  vcns,
  virtualCircuits,
  VirtualCircuitBandwidthShape,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { CallOptions, OciApi } from './api.ts'
import { ruleOfGroup } from './kinds/nsg-rules.ts'
import { rulesOfList } from './kinds/security-list.ts'
import type { Rule } from './security-rule.ts'
import { attachmentOfVcn } from './vcn-attachment.ts'

export { type LegSession, readSessions } from './leg.ts'

async function must<T>(api: OciApi, path: string, schema: z.ZodType<T>, options?: CallOptions): Promise<T> {
  const found = await api.get(path, schema, options)
  if (found) return found.body
  throw new InterconnectError('cloud/not-found', `OCI has no ${path}`, {
    hint: 'check the OCID, the region and the permission to read it',
  })
}

/**
 * The computed rows of a DRG route table, losers (`isConflict`) included.
 * @throws cloud/not-found
 */
export const readDrgRoutes = (api: OciApi, drgRouteTableId: string, options?: CallOptions): Promise<DrgRouteRule[]> =>
  api.list(childPath(drgRouteTables, drgRouteTableId, 'drgRouteRules'), DrgRouteRule, {}, options)

/** How redundant all connections of a DRG are together, such as `REDUNDANT`; `undefined` when OCI does not say. */
export async function readDrgRedundancy(
  api: OciApi,
  drgId: string,
  options?: CallOptions,
): Promise<string | undefined> {
  const found = await api.get(childPath(drgs, drgId, 'redundancyStatus'), DrgRedundancyStatus, options)
  return found?.body.status
}

/** The tenancy a compartment is in, as far as it can be seen; a tenancy is its own. */
export async function readTenancyOf(api: OciApi, id: string, options?: CallOptions): Promise<string | undefined> {
  for (let at = id, depth = 0; depth <= deepestCompartment; depth++) {
    if (at.startsWith('ocid1.tenancy.')) return at
    const found = await readCompartment(api, at, options)
    if (found?.compartmentId === undefined) return undefined
    at = found.compartmentId
  }
  return undefined
}

/** @source https://docs.oracle.com/en-us/iaas/Content/Identity/compartments/managingcompartments.htm */
const deepestCompartment = 6

/** Ranges of all VCNs of a compartment. */
export async function vcnRanges(api: OciApi, compartmentId: string, options?: CallOptions): Promise<Prefix[]> {
  const all = await api.list(vcns.collection, Vcn, { compartmentId }, options)
  return all.flatMap(({ cidrBlocks }) => cidrBlocks).filter(isPrefix)
}

/** OCIDs of the subnets of a VCN that stand in a compartment. */
export async function vcnSubnets(
  api: OciApi,
  { compartmentId, vcnId }: { compartmentId: string; vcnId: string },
  options?: CallOptions,
): Promise<string[]> {
  const all = await api.list(subnets.collection, Subnet, { compartmentId, vcnId }, options)
  return all.map(({ id }) => id)
}

/** Which of the networking lists of a compartment the account may not read. */
export async function probeReads(api: OciApi, compartmentId: string, options?: CallOptions): Promise<string[]> {
  const lists = [
    ['VCNs', vcns.collection],
    ['DRGs', drgs.collection],
    ['virtual circuits', virtualCircuits.collection],
  ] as const
  const seen = await Promise.all(
    lists.map(async ([what, path]) => ((await mayList(api, path, compartmentId, options)) ? [] : [what])),
  )
  return seen.flat()
}

/** Hidden and missing look alike; both are no. */
async function mayList(api: OciApi, path: string, compartmentId: string, options?: CallOptions): Promise<boolean> {
  try {
    await api.list(path, z.object({ id: z.string() }), { compartmentId }, options)
    return true
  } catch (error) {
    if (hasCode(error, 'cloud/not-found') || hasCode(error, 'permission/denied')) return false
    throw error
  }
}

/** The limits a service has, by name and description. */
export const readLimitDefinitions = (
  api: OciApi,
  { tenancyId, serviceName }: { tenancyId: string; serviceName: string },
  options?: CallOptions,
): Promise<LimitDefinition[]> =>
  api.list(
    limitDefinitions,
    LimitDefinition,
    { compartmentId: tenancyId, serviceName },
    { ...options, service: 'limits' },
  )

/** What is left of a limit for a compartment; `undefined` where it does not tell. */
export async function readAvailability(
  api: OciApi,
  { service, limit, compartmentId }: { service: string; limit: string; compartmentId: string },
  options?: CallOptions,
): Promise<ResourceAvailability | undefined> {
  const path = `${resourceAvailabilityPath(service, limit)}?compartmentId=${encodeURIComponent(compartmentId)}`
  const found = await api.get(path, ResourceAvailability, { ...options, service: 'limits' })
  return found?.body
}

/** Names of the bandwidths that FastConnect sells for the link to Azure, such as `1 Gbps`. */
export async function readAzureShapes(
  api: OciApi,
  compartmentId: string,
  options?: CallOptions,
): Promise<string[] | undefined> {
  const all = await api.list(
    fastConnectProviderServices.collection,
    FastConnectProviderService,
    { compartmentId },
    options,
  )
  const azure = all.find(({ providerName }) => providerName === azureProvider.providerName)
  if (!azure) return undefined
  const path = childPath(fastConnectProviderServices, azure.id, 'virtualCircuitBandwidthShapes')
  return (await api.list(path, VirtualCircuitBandwidthShape, {}, options)).map(({ name }) => name)
}

/** The compartment; `undefined` when it is missing or hidden. The tenancy's own OCID is the root compartment. */
export async function readCompartment(
  api: OciApi,
  id: string,
  options?: CallOptions,
): Promise<Compartment | undefined> {
  const found = await api.get(objectPath(compartments, id), Compartment, { ...options, service: 'identity' })
  return found?.body
}

export interface TableRoute {
  readonly destination: string
  readonly networkEntityId: string
  readonly description: string | undefined
}

/** All rules of a VCN route table, whoever wrote them. @throws cloud/not-found */
export async function readRouteRules(api: OciApi, routeTableId: string, options?: CallOptions): Promise<TableRoute[]> {
  const { routeRules } = await must(api, objectPath(routeTables, routeTableId), RouteTable, options)
  return routeRules.map(({ destination, cidrBlock, networkEntityId, description }) => ({
    destination: destination ?? cidrBlock ?? '',
    networkEntityId,
    description,
  }))
}

/** All rules of a security list, whoever wrote them; names are descriptions. @throws cloud/not-found */
export async function readSecurityListRules(api: OciApi, id: string, options?: CallOptions): Promise<Rule[]> {
  const list = await must(api, objectPath(securityLists, id), SecurityList, options)
  const { ingress, egress } = rulesOfList(list, '')
  return [...ingress, ...egress]
}

/** All rules of a network security group, whoever wrote them; names are descriptions. @throws cloud/not-found */
export async function readNsgRules(api: OciApi, groupId: string, options?: CallOptions): Promise<Rule[]> {
  const path = childPath(networkSecurityGroups, groupId, 'securityRules')
  const rules = await api.list(path, SecurityRule, {}, options)
  return rules.map((rule) => ruleOfGroup(rule, ''))
}

const NsgVnic = z.object({ vnicId: z.string(), resourceId: z.string().optional() })

/** Interfaces in a network security group; the group cannot go while there is one. @throws cloud/not-found */
export async function readNsgVnics(api: OciApi, groupId: string, options?: CallOptions): Promise<string[]> {
  const vnics = await api.list(childPath(networkSecurityGroups, groupId, 'vnics'), NsgVnic, {}, options)
  return vnics.map(({ vnicId }) => vnicId)
}

const SubnetAddress = z.object({ vnicId: z.string().nullish(), ipAddress: z.string() })

/**
 * Addresses in a subnet with the interfaces that have them.
 * @source https://docs.oracle.com/en-us/iaas/api/#/en/iaas/20160918/PrivateIp/ListPrivateIps
 */
export async function readSubnetAddresses(
  api: OciApi,
  subnetId: string,
  options?: CallOptions,
): Promise<{ vnicId: string; address: string }[]> {
  const found = await api.list(privateIps.collection, SubnetAddress, { subnetId }, options)
  return found.flatMap(({ vnicId, ipAddress }) => (vnicId ? [{ vnicId, address: ipAddress }] : []))
}

/** Interfaces with an address in a subnet. */
export async function readSubnetVnics(api: OciApi, subnetId: string, options?: CallOptions): Promise<string[]> {
  const found = await readSubnetAddresses(api, subnetId, options)
  return [...new Set(found.map(({ vnicId }) => vnicId))]
}

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
  const subnet = await must(api, objectPath(subnets, id), Subnet, options)
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
  const vcn = await must(api, objectPath(vcns, vcnId), Vcn, options)
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
