import {
  azureDurations,
  azureLimits,
  gatewaySubnetName,
  parentId,
  sameId,
  type Subnet,
  subnetId,
} from '@interconnect/azure-api'
import { contains, isPrefix, overlaps, type Prefix, prefixLength } from '@interconnect/model'
import { type AzureKind, type KindContext, withProperties } from '../kind.ts'
import { referenced, requireIdle } from '../references.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredSubnet, type StoredVirtualNetwork, types } from '../resource-types.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-subnet */
export const subnet: AzureKind<Subnet> = {
  of: types.subnet,
  durations: azureDurations['Microsoft.Network/virtualNetworks/subnets'],
  check(next, previous, context) {
    checkRange(next, context)
    checkReferences(next, context)
    if (previous && prefixesOf(previous).join() !== prefixesOf(next).join()) refuseInUse(next, context, 'Updated')
  },
  checkDelete: (stored, context) => refuseInUse(stored, context, 'Deleted'),
  accept: (next) => ({
    ...next,
    properties: {
      delegations: [],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
      ...next.properties,
    },
  }),
  view(stored, context) {
    const ipConfigurations = usersOf(stored, context).map((id) => ({ id }))
    return ipConfigurations.length === 0 ? stored : withProperties(stored, { ipConfigurations })
  },
}

/** What the address of a gateway and that of an interface have in common. */
interface IpConfiguration {
  readonly id?: string
  readonly properties: { readonly subnet: { readonly id: string } }
}

/** Every prefix of the subnet, as text. */
export const prefixesOf = ({ properties }: StoredSubnet): string[] => [
  ...(properties.addressPrefix === undefined ? [] : [properties.addressPrefix]),
  ...(properties.addressPrefixes ?? []),
]

function checkRange(next: StoredSubnet, { resources }: KindContext): void {
  const network = resources.get(types.virtualNetwork, parentId(next.id))!
  const prefixes = prefixesOf(next)
  const valid = prefixes.every((prefix) => isPrefix(prefix) && fits(prefix, network))
  if (prefixes.length === 0 || !valid)
    throw new ArmRefusal(
      'NetcfgInvalidSubnet',
      `Subnet '${next.name}' is not valid in virtual network '${network.name}'.`,
    )
  const siblings = resources.list(types.subnet, { parent: network.id }).filter(({ id }) => !sameId(id, next.id))
  const taken = siblings.flatMap(prefixesOf).filter(isPrefix)
  if (prefixes.filter(isPrefix).some((prefix) => taken.some((other) => overlaps(prefix, other))))
    throw new ArmRefusal(
      'NetcfgSubnetRangesOverlap',
      `Subnet '${next.name}' is not valid because its IP address range overlaps with that of an existing subnet in virtual network '${network.name}'.`,
    )
}

const fits = (prefix: Prefix, { properties }: StoredVirtualNetwork): boolean =>
  prefixLength(prefix) <= azureLimits.smallestGatewaySubnetLength.value &&
  properties.addressSpace.addressPrefixes.some((space) => isPrefix(space) && contains(space, prefix))

function checkReferences(next: StoredSubnet, context: KindContext): void {
  const { networkSecurityGroup, routeTable } = next.properties
  if (networkSecurityGroup && sameId(next.name, gatewaySubnetName))
    throw new ArmRefusal(
      'NetworkSecurityGroupCannotBeAttachedToGatewaySubnet',
      `Network security group ${networkSecurityGroup.id} cannot be attached to gateway subnet ${next.id}.`,
    )
  if (networkSecurityGroup) {
    referenced(context, types.networkSecurityGroup, networkSecurityGroup.id, next)
    requireIdle(context, networkSecurityGroup.id, next)
  }
  if (routeTable) {
    referenced(context, types.routeTable, routeTable.id, next)
    requireIdle(context, routeTable.id, next)
  }
}

/** Ids of the IP configurations that stand in the subnet. */
function usersOf({ id }: StoredSubnet, { resources }: KindContext): string[] {
  const configurations = [...resources.list(types.gateway), ...resources.list(types.networkInterface)].flatMap(
    ({ properties }): readonly IpConfiguration[] => properties.ipConfigurations,
  )
  return configurations.flatMap(({ id: user, properties }) =>
    user !== undefined && sameId(properties.subnet.id, id) ? [user] : [],
  )
}

function refuseInUse(stored: StoredSubnet, context: KindContext, change: 'Updated' | 'Deleted'): void {
  const [user] = usersOf(stored, context)
  if (user === undefined) return
  const verb = change.toLowerCase()
  throw new ArmRefusal(
    `InUseSubnetCannotBe${change}`,
    `Subnet ${stored.name} is in use by ${user} and cannot be ${verb}. In order to ${verb.slice(0, -1)} the subnet, delete all the resources within the subnet. See aka.ms/deletesubnet.`,
  )
}

/** Ids of the subnets that refer to a security group or route table. */
export const subnetsWith = (
  context: KindContext,
  reference: 'networkSecurityGroup' | 'routeTable',
  id: string,
): { id: string }[] =>
  context.resources
    .list(types.subnet)
    .filter(({ properties }) => sameId(properties[reference]?.id, id))
    .map((user) => ({ id: subnetId(parentId(user.id), user.name) }))
