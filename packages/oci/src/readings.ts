import { isPrefix, type Prefix } from '@interconnect/model'
import {
  childPath,
  DrgRouteRule,
  drgRouteTables,
  networkSecurityGroups,
  objectPath,
  privateIps,
  RouteTable,
  routeTables,
  Subnet,
  subnets,
  Vcn,
  vcns,
} from '@interconnect/oci-api'
import { z } from 'zod'
import type { CallOptions, OciApi } from './api.ts'
import { mustRead } from './must-read.ts'

export { type LegSession, readSessions } from './leg.ts'

/**
 * The computed rows of a DRG route table, losers (`isConflict`) included.
 * @throws cloud/not-found
 */
export const readDrgRoutes = (api: OciApi, drgRouteTableId: string, options?: CallOptions): Promise<DrgRouteRule[]> =>
  api.list(childPath(drgRouteTables, drgRouteTableId, 'drgRouteRules'), DrgRouteRule, {}, options)

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

export interface TableRoute {
  readonly destination: string
  readonly networkEntityId: string
  readonly description: string | undefined
}

/** All rules of a VCN route table, whoever wrote them. @throws cloud/not-found */
export async function readRouteRules(api: OciApi, routeTableId: string, options?: CallOptions): Promise<TableRoute[]> {
  const { routeRules } = await mustRead(api, objectPath(routeTables, routeTableId), RouteTable, options)
  return routeRules.map(({ destination, cidrBlock, networkEntityId, description }) => ({
    destination: destination ?? cidrBlock ?? '',
    networkEntityId,
    description,
  }))
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
