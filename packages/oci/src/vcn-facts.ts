import {
  InternetGateway,
  internetGateways,
  NatGateway,
  natGateways,
  NetworkSecurityGroup,
  networkSecurityGroups,
  objectPath,
  RouteTable,
  routeTables,
  SecurityList,
  securityLists,
  SecurityRule,
  childPath,
  ServiceGateway,
  serviceGateways,
  Subnet,
  subnets,
  Vcn,
  vcns,
  Vnic,
  vnics,
} from '@interconnect/oci-api'
import type { CallOptions, OciApi } from './api.ts'
import { ruleOfGroup } from './kinds/nsg-rules.ts'
import { rulesOfList } from './kinds/security-list.ts'
import { readSubnetAddresses } from './readings.ts'
import type { Rule } from './security-rule.ts'

/** Rules that decide together, whoever wrote them. */
export interface RuleSetFacts {
  readonly name: string
  readonly rules: readonly Rule[]
}

/** A security list whole; rules of `owner` are called as the document calls them, others by their description. */
export async function securityListFacts(
  api: OciApi,
  { id, owner }: { readonly id: string; readonly owner: string },
  options?: CallOptions,
): Promise<RuleSetFacts | undefined> {
  const found = await api.get(objectPath(securityLists, id), SecurityList, options)
  if (!found) return undefined
  const { ingress, egress } = rulesOfList(found.body, owner)
  return { name: found.body.displayName ?? id, rules: [...ingress, ...egress] }
}

/** A network security group whole, in the same way. */
export async function securityGroupFacts(
  api: OciApi,
  { id, owner }: { readonly id: string; readonly owner: string },
  options?: CallOptions,
): Promise<RuleSetFacts | undefined> {
  const found = await api.get(objectPath(networkSecurityGroups, id), NetworkSecurityGroup, options)
  if (!found) return undefined
  const path = childPath(networkSecurityGroups, id, 'securityRules')
  const rules = await api.list(path, SecurityRule, {}, options)
  return { name: found.body.displayName ?? id, rules: rules.map((rule) => ruleOfGroup(rule, owner)) }
}

/** A VCN route table whole. */
export interface VcnTableFacts {
  readonly name: string
  readonly vcnId: string
  readonly rules: readonly { readonly destination: string; readonly targetId: string }[]
}

export async function vcnTableFacts(
  api: OciApi,
  id: string,
  options?: CallOptions,
): Promise<VcnTableFacts | undefined> {
  const found = await api.get(objectPath(routeTables, id), RouteTable, options)
  return (
    found && {
      name: found.body.displayName ?? id,
      vcnId: found.body.vcnId,
      rules: found.body.routeRules.map(({ destination, cidrBlock, networkEntityId }) => ({
        destination: destination ?? cidrBlock ?? '',
        targetId: networkEntityId,
      })),
    }
  )
}

/** What a route rule can lead to, beside a DRG. */
export interface VcnGatewayFacts {
  readonly type: 'internet' | 'nat' | 'service'
  readonly name: string
  readonly vcnId: string
  /** Enabled, and not blocking traffic. */
  readonly isOpen: boolean
}

/** An internet, NAT or service gateway by its OCID; `undefined` when it is none of these, or gone. */
export async function vcnGatewayFacts(
  api: OciApi,
  id: string,
  options?: CallOptions,
): Promise<VcnGatewayFacts | undefined> {
  switch (id.split('.')[1]) {
    case internetGateways.ocidType: {
      const found = await api.get(objectPath(internetGateways, id), InternetGateway, options)
      return found && gatewayFacts('internet', found.body, found.body.isEnabled !== false)
    }
    case natGateways.ocidType: {
      const found = await api.get(objectPath(natGateways, id), NatGateway, options)
      return found && gatewayFacts('nat', found.body, found.body.blockTraffic !== true)
    }
    case serviceGateways.ocidType: {
      const found = await api.get(objectPath(serviceGateways, id), ServiceGateway, options)
      return found && gatewayFacts('service', found.body, found.body.blockTraffic !== true)
    }
    default:
      return undefined
  }
}

const gatewayFacts = (
  type: VcnGatewayFacts['type'],
  {
    id,
    displayName,
    vcnId,
  }: { readonly id: string; readonly displayName?: string | undefined; readonly vcnId: string },
  isOpen: boolean,
): VcnGatewayFacts => ({ type, name: displayName ?? id, vcnId, isOpen })

/** A VCN of others with its subnets, as far as the caller may see them. */
export async function vcnFacts(api: OciApi, id: string, options?: CallOptions) {
  const vcn = await api.get(objectPath(vcns, id), Vcn, options)
  if (!vcn) return undefined
  const { compartmentId, displayName, cidrBlocks } = vcn.body
  const found = await api.list(subnets.collection, Subnet, { compartmentId, vcnId: id }, options)
  return { name: displayName ?? id, cidrs: cidrBlocks, subnets: found.map(placeFacts) }
}

/** What a subnet stands behind; `undefined` when it is gone. */
export async function subnetPlaceFacts(api: OciApi, id: string, options?: CallOptions) {
  const found = await api.get(objectPath(subnets, id), Subnet, options)
  return found && placeFacts(found.body)
}

const placeFacts = (subnet: Subnet) => ({
  id: subnet.id,
  name: subnet.displayName ?? subnet.id,
  prefix: subnet.cidrBlock,
  routeTableId: subnet.routeTableId,
  securityListIds: subnet.securityListIds ?? [],
  isPrivate: subnet.prohibitPublicIpOnVnic === true,
})

/** One interface (VNIC) in a subnet. */
export interface InterfaceFacts {
  readonly id: string
  readonly name: string
  readonly addresses: readonly string[]
  readonly groupIds: readonly string[]
  readonly hasPublicAddress: boolean
}

/** The interfaces of a subnet with their addresses and groups. */
export async function interfacesOfSubnet(
  api: OciApi,
  subnetId: string,
  options?: CallOptions,
): Promise<readonly InterfaceFacts[]> {
  const byVnic = Map.groupBy(await readSubnetAddresses(api, subnetId, options), ({ vnicId }) => vnicId)
  const found = await Promise.all(
    [...byVnic].map(async ([id, own]) => {
      const vnic = await api.get(objectPath(vnics, id), Vnic, options)
      return vnic && interfaceFacts(vnic.body, own)
    }),
  )
  return found.filter((one) => one !== undefined)
}

const interfaceFacts = (
  { id, displayName, hostnameLabel, nsgIds, publicIp }: Vnic,
  addresses: readonly { readonly address: string }[],
): InterfaceFacts => ({
  id,
  name: displayName ?? hostnameLabel ?? id,
  addresses: addresses.map(({ address }) => address),
  groupIds: nsgIds ?? [],
  hasPublicAddress: publicIp !== undefined,
})
