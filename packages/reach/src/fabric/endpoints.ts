import type { Prefix } from '@interconnect/model'
import { azureFilter } from '../azure/security-rules.ts'
import { azureMtuBytes, azureSubnetStation, learnedBy } from '../azure/azure-routes.ts'
import { asRanges, openPeers, type Vocabulary } from '../azure/vocabulary.ts'
import type { AzureRule, AzureSubnet } from '../model/azure.ts'
import type { Host, NetworkModel } from '../model/network-model.ts'
import type { OciRule, OciRuleSet, OciSubnet } from '../model/oci.ts'
import { ociMtuBytes } from '../oci/oci-routes.ts'
import { ociFilter, type OciVocabulary } from '../oci/security-rules.ts'
import { ociSubnetStation } from '../oci/station-names.ts'
import { merged, without } from '../packets/address-list.ts'
import { type AddressRange, addressRange } from '../packets/address-range.ts'
import type { Checkpoint, Endpoint, Filter } from './fabric.ts'

/**
 * Addresses a cloud keeps for itself at the edges of every subnet: Azure four and one, OCI two and one.
 * @source https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Concepts/overview.htm
 */
const reserved = { azure: 4, oci: 2 } as const

function usable(prefix: Prefix, kept: number): readonly AddressRange[] {
  const range = addressRange(prefix)
  if (range.family === 'ipv6') return [range]
  const [first, last] = [range.first + kept, range.last - 1]
  return first > last ? [] : [{ family: 'ipv4', first, last }]
}

const ranges = new WeakMap<Host, readonly AddressRange[]>()

/** The same list for the same host each time, so that what is worked out from it is kept from model to model. */
function rangesOf(host: Host): readonly AddressRange[] {
  const known = ranges.get(host) ?? host.addresses.map(addressRange)
  ranges.set(host, known)
  return known
}

/** Addresses of hosts by the groups they are in. */
export function groupAddresses(hosts: readonly Host[]): ReadonlyMap<string, readonly AddressRange[]> {
  const groups = new Map<string, AddressRange[]>()
  for (const host of hosts)
    for (const key of host.groupKeys ?? []) groups.set(key, [...(groups.get(key) ?? []), ...rangesOf(host)])
  return new Map([...groups].map(([key, ranges]) => [key, merged(ranges)]))
}

/** Makes each filter once, so that endpoints behind one group share it and what is worked out from it. */
function once(): (key: string, make: () => Filter) => Filter {
  const made = new Map<string, Filter>()
  return (key, make) => {
    const filter = made.get(key) ?? make()
    made.set(key, filter)
    return filter
  }
}

/** Every host, and for every subnet the addresses that no known host has. */
export function azureEndpoints(model: NetworkModel): readonly Endpoint[] {
  const groups = groupAddresses(model.hosts)
  const words = new Map(model.azure.networks.map(({ ref }) => [ref.key, vocabularyOf(model, ref.key, groups)]))
  const securityGroups = new Map(model.azure.securityGroups.map((group) => [group.ref.key, group]))
  const filters = once()
  const filterOf = (key: string, networkKey: string, direction: AzureRule['direction']): Filter | undefined => {
    const group = securityGroups.get(key)
    return (
      group && filters(`${key} ${networkKey} ${direction}`, () => azureFilter(group, direction, words.get(networkKey)!))
    )
  }
  const checkpoint = (place: Place, key: string | undefined, direction: AzureRule['direction']): Checkpoint[] => {
    const filter = key === undefined ? undefined : filterOf(key, place.networkKey, direction)
    const verb = direction === 'Inbound' ? 'entering' : 'leaving'
    return filter
      ? [
          {
            place: place.id,
            way: direction === 'Inbound' ? 'in' : 'out',
            title: `${verb} ${place.title}`,
            filters: [filter],
            whenNone: 'allow',
          },
        ]
      : []
  }
  return model.azure.subnets.flatMap((subnet) => {
    const atSubnet = { id: subnet.ref.key, title: `azure/${subnet.name}`, networkKey: subnet.networkKey }
    const at = (host?: Host): Pick<Endpoint, 'leaving' | 'entering'> => {
      const atHost = { id: host?.ref.key ?? '', title: host?.names[0] ?? '', networkKey: subnet.networkKey }
      const pass = (direction: AzureRule['direction']) => [
        ...checkpoint(atHost, host?.securityGroupKey, direction),
        ...checkpoint(atSubnet, subnet.securityGroupKey, direction),
      ]
      return { leaving: pass('Outbound'), entering: pass('Inbound').toReversed() }
    }
    return endpointsIn(model, {
      subnet,
      title: `azure/${subnet.name}`,
      network: subnet.networkKey,
      station: azureSubnetStation(subnet.ref.key),
      kept: reserved.azure,
      mtuBytes: azureMtuBytes,
      at,
    })
  })
}

interface Place {
  readonly id: string
  readonly title: string
  readonly networkKey: string
}

/**
 * What `VirtualNetwork` means: the VNet, its peers, and everything behind the gateway.
 * @source https://learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
function vocabularyOf(model: NetworkModel, networkKey: string, groups: Vocabulary['groups']): Vocabulary {
  const { azure } = model
  const own = azure.networks.filter(
    ({ ref }) => ref.key === networkKey || openPeers(azure, networkKey).includes(ref.key),
  )
  const learned = learnedBy(model, networkKey).map(({ prefix }) => prefix)
  return { groups, virtualNetwork: merged(asRanges([...own.flatMap(({ cidrs }) => cidrs), ...learned])) }
}

export function ociEndpoints(model: NetworkModel): readonly Endpoint[] {
  const services = new Map(
    model.oci.gateways.flatMap((gateway) =>
      Object.entries(gateway.services ?? {}).map(([label, prefixes]) => [label, asRanges(prefixes)] as const),
    ),
  )
  const vocabulary: OciVocabulary = { groups: groupAddresses(model.hosts), services }
  const sets = new Map<string, OciRuleSet>(
    [...model.oci.securityLists, ...model.oci.securityGroups].map((set) => [set.ref.key, set]),
  )
  const filters = once()
  const filtersOf = (keys: readonly string[], direction: OciRule['direction']): Filter[] =>
    keys.flatMap((key) => {
      const set = sets.get(key)
      return set ? [filters(`${key} ${direction}`, () => ociFilter(set, direction, vocabulary))] : []
    })
  return model.oci.subnets.flatMap((subnet) => {
    const at = (host?: Host): Pick<Endpoint, 'leaving' | 'entering'> => {
      const keys = [...subnet.securityListKeys, ...((host ? host.groupKeys : subnet.joinableKeys) ?? [])]
      const title = host?.names[0] ?? `oci/${subnet.name}`
      const pass = (direction: OciRule['direction'], verb: string): Checkpoint[] => [
        {
          place: host?.ref.key ?? subnet.ref.key,
          way: direction === 'INGRESS' ? 'in' : 'out',
          title: `${verb} ${title}`,
          filters: filtersOf(keys, direction),
          whenNone: 'deny',
          holder: host?.ref ?? subnet.ref,
        },
      ]
      return { leaving: pass('EGRESS', 'leaving'), entering: pass('INGRESS', 'entering') }
    }
    return endpointsIn(model, {
      subnet,
      title: `oci/${subnet.name}`,
      network: subnet.vcnKey,
      station: ociSubnetStation(subnet.ref.key),
      kept: reserved.oci,
      mtuBytes: ociMtuBytes,
      at,
    })
  })
}

interface Around {
  readonly subnet: AzureSubnet | OciSubnet
  readonly title: string
  readonly network: string
  readonly station: string
  readonly kept: number
  readonly mtuBytes: number
  readonly at: (host?: Host) => Pick<Endpoint, 'leaving' | 'entering'>
}

function endpointsIn({ hosts }: NetworkModel, around: Around): readonly Endpoint[] {
  const { subnet, title, network, station, kept, mtuBytes, at } = around
  const { side } = subnet.ref
  const here = hosts.filter(({ subnetKey }) => subnetKey === subnet.ref.key)
  const rest = without(usable(subnet.prefix, kept), here.flatMap(rangesOf))
  const known = here.map((host): Endpoint => ({
    key: host.ref.key,
    names: host.names.length > 0 ? host.names : [host.ref.name],
    groups: [title, side],
    addresses: rangesOf(host),
    network,
    station,
    object: host.ref,
    mtuBytes: host.mtuBytes ?? mtuBytes,
    ...at(host),
  }))
  if (rest.length === 0) return known
  return [
    ...known,
    {
      key: subnet.ref.key,
      names: [title],
      groups: [side],
      addresses: rest,
      network,
      station,
      object: subnet.ref,
      mtuBytes,
      ...at(),
    },
  ]
}
