import { azureDurations, azureLimits, type VirtualNetwork } from '@interconnect/azure-api'
import { isPrefix } from '@interconnect/model'
import type { AzureKind } from '../kind.ts'
import { ArmRefusal } from '../refusal.ts'
import { types } from '../resource-types.ts'

/** @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq */
export const virtualNetwork: AzureKind<VirtualNetwork> = {
  of: types.virtualNetwork,
  durations: azureDurations['Microsoft.Network/virtualNetworks'],
  absentChildren: 'kept',
  tagsPatch: 'now',
  listedBySubscription: true,
  check({ name, properties }) {
    const bad = properties.addressSpace.addressPrefixes.find((prefix) => !isPrefix(prefix))
    if (bad !== undefined || properties.addressSpace.addressPrefixes.length === 0)
      throw new ArmRefusal(
        'InvalidParameter',
        `Address prefix ${bad ?? 'list'} of virtual network ${name} is not valid.`,
      )
    if ((properties.dhcpOptions?.dnsServers?.length ?? 0) > azureLimits.dnsServersPerNetwork.value)
      throw new ArmRefusal('InvalidParameter', `Virtual network ${name} has more than 20 DNS servers.`)
  },
  view: (network) => ({
    ...network,
    properties: { enableDdosProtection: false, ...network.properties },
  }),
}
