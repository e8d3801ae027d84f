import { azureDurations, azureLimits, type VirtualNetwork } from '@interconnect/azure-api'
import { contains, isPrefix } from '@interconnect/model'
import type { AzureKind, KindContext } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { type StoredVirtualNetwork, types } from '../resource-types.ts'
import { prefixesOf } from './subnet.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
export const virtualNetwork: AzureKind<VirtualNetwork> = {
  of: types.virtualNetwork,
  durations: azureDurations['Microsoft.Network/virtualNetworks'],
  absentChildren: 'kept',
  tagsPatch: 'now',
  listedBySubscription: true,
  check(next, previous, context) {
    const { name, properties } = next
    const bad = properties.addressSpace.addressPrefixes.find((prefix) => !isPrefix(prefix))
    if (bad !== undefined || properties.addressSpace.addressPrefixes.length === 0)
      throw new ArmRefusal(
        'InvalidParameter',
        `Address prefix ${bad ?? 'list'} of virtual network ${name} is not valid.`,
      )
    if ((properties.dhcpOptions?.dnsServers?.length ?? 0) > azureLimits.dnsServersPerNetwork.value)
      throw new ArmRefusal('InvalidParameter', `Virtual network ${name} has more than 20 DNS servers.`)
    if (previous) checkHolds(next, previous, context)
  },
  view: (network) => ({
    ...network,
    properties: { enableDdosProtection: false, ...network.properties },
  }),
}

/**
 * Ranges can be widened, and taken away once no subnet stands in them.
 * @source https://learn.microsoft.com/azure/virtual-network/manage-virtual-network#add-or-remove-an-address-range
 */
function checkHolds(next: StoredVirtualNetwork, previous: StoredVirtualNetwork, { resources }: KindContext): void {
  const spaces = next.properties.addressSpace.addressPrefixes.filter(isPrefix)
  const subnets = resources.list(types.subnet, { parent: next.id }).flatMap(prefixesOf).filter(isPrefix)
  const homeless = subnets.find((prefix) => !spaces.some((space) => contains(space, prefix)))
  if (homeless === undefined) return
  const lost = previous.properties.addressSpace.addressPrefixes.find(
    (space) => isPrefix(space) && contains(space, homeless),
  )
  throw new ArmRefusal(
    'InUsePrefixCannotBeDeleted',
    `IpPrefix ${lost ?? homeless} on Vnet ${next.name} has active allocations and cannot be deleted.`,
  )
}
