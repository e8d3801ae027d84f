import type { Route } from '@interconnect/routing'
import type { Checkpoint, Endpoint } from '../fabric/fabric.ts'
import { groupAddresses, hostsIn } from '../fabric/hosts.ts'
import { subnetEndpoints } from '../fabric/subnet-endpoints.ts'
import type { AzureWiring, Wiring } from '../link/wiring.ts'
import type { AzureRule, AzureSecurityGroup, AzureSubnet } from '../model/azure.ts'
import type { Host, NetworkModel } from '../model/network-model.ts'
import { objectOf } from '../model/object.ts'
import { merged } from '../packets/address-list.ts'
import { remembered } from '../remembered.ts'
import { azureMtuBytes, azureSubnetStation, learnedBy } from './azure-routes.ts'
import { azureFilter } from './security-rules.ts'
import { asRanges, openPeers, type Vocabulary } from './vocabulary.ts'

/** Every host, and for every subnet the addresses that no known host has. */
export const azureEndpoints = ({ azure, hosts }: NetworkModel, wiring: Wiring): readonly Endpoint[] =>
  endpointsIn(azure.subnets, azure.securityGroups, hosts, wiring)

const endpointsIn = remembered(
  (
    subnets: readonly AzureSubnet[],
    securityGroups: readonly AzureSecurityGroup[],
    hosts: readonly Host[],
    wiring: Wiring,
  ): readonly Endpoint[] => {
    const groups = groupAddresses(hosts)
    return subnets.flatMap((subnet) => {
      const here = hostsIn(hosts, subnet.ref.key)
      const used = groupKeys(subnet, here).flatMap((key) => objectOf(securityGroups, key) ?? [])
      const learned = learnedBy(wiring, subnet.networkKey)
      return endpointsOf(subnet, here, vocabularyOf(wiring.azure, learned, groups, subnet.networkKey), ...used)
    })
  },
)

/** Of the security groups of a subnet and its interfaces. */
const groupKeys = remembered((subnet: AzureSubnet, hosts: readonly Host[]): readonly string[] => {
  const keys = [subnet, ...hosts].flatMap(({ securityGroupKey }) => securityGroupKey ?? [])
  return [...new Set(keys)]
})

/**
 * What `VirtualNetwork` means: the VNet, its peers, and everything behind the gateway.
 * @source https://learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
const vocabularyOf = remembered(
  (azure: AzureWiring, learned: readonly Route[], groups: Vocabulary['groups'], networkKey: string): Vocabulary => {
    const peers = openPeers(azure, networkKey)
    const own = azure.networks.filter(({ ref: { key } }) => key === networkKey || peers.includes(key))
    const inside = [...own.flatMap(({ cidrs }) => cidrs), ...learned.map(({ prefix }) => prefix)]
    return { groups, virtualNetwork: merged(asRanges(inside)) }
  },
)

const endpointsOf = remembered(
  (
    subnet: AzureSubnet,
    hosts: readonly Host[],
    vocabulary: Vocabulary,
    ...groups: readonly AzureSecurityGroup[]
  ): readonly Endpoint[] => {
    const pass = (place: Place, groupKey: string | undefined, direction: AzureRule['direction']): Checkpoint[] => {
      const group = objectOf(groups, groupKey)
      return group ? [checkpoint(place, group, direction, vocabulary)] : []
    }
    const subnetPlace = { key: subnet.ref.key, title: `azure/${subnet.name}` }
    const atSubnet = {
      Outbound: pass(subnetPlace, subnet.securityGroupKey, 'Outbound'),
      Inbound: pass(subnetPlace, subnet.securityGroupKey, 'Inbound'),
    }
    return subnetEndpoints({
      subnet,
      hosts,
      network: subnet.networkKey,
      station: azureSubnetStation(subnet.ref.key),
      mtuBytes: azureMtuBytes,
      at: (host) => {
        const place = { key: host?.ref.key ?? '', title: host?.names[0] ?? '' }
        return {
          leaving: [...pass(place, host?.securityGroupKey, 'Outbound'), ...atSubnet.Outbound],
          entering: [...atSubnet.Inbound, ...pass(place, host?.securityGroupKey, 'Inbound')],
        }
      },
    })
  },
)

interface Place {
  readonly key: string
  readonly title: string
}

const checkpoint = (
  { key, title }: Place,
  group: AzureSecurityGroup,
  direction: AzureRule['direction'],
  vocabulary: Vocabulary,
): Checkpoint => ({
  place: key,
  way: direction === 'Inbound' ? 'in' : 'out',
  title: `${direction === 'Inbound' ? 'entering' : 'leaving'} ${title}`,
  filters: [azureFilter(group, direction, vocabulary)],
  whenNone: 'allow',
})
