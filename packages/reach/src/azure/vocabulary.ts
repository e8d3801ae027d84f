import type { Prefix } from '@interconnect/model'
import type { AzureSide } from '../model/azure.ts'
import { type AddressRange, addressRange, parseAddressRange } from '../packets/address-range.ts'
import { without } from '../packets/address-list.ts'

/** What the words of security rules stand for, seen from one VNet. */
export interface Vocabulary {
  /** The VNet, its connected peers, and what its gateway has learned. */
  readonly virtualNetwork: readonly AddressRange[]
  /** Addresses of the members of application security groups, by key. */
  readonly groups: ReadonlyMap<string, readonly AddressRange[]>
}

/**
 * Where Azure's own services speak from: load balancer probes, DNS, platform.
 * @source https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const platform = addressRange('168.63.129.16')
const everywhere: readonly AddressRange[] = [addressRange('0.0.0.0/0'), addressRange('::/0')]

/**
 * The addresses a rule's list means; `undefined` for any. Tags that the analyser has no ranges for stand for nothing in
 * rules that allow and are told by `unknownTags`.
 * @source https://learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
export function addressesOf(words: readonly string[], vocabulary: Vocabulary): readonly AddressRange[] | undefined {
  if (words.some((word) => word === '*' || word.toLowerCase() === 'any')) return undefined
  return words.flatMap((word) => parseAddressRange(word) ?? tagged(word, vocabulary))
}

function tagged(word: string, { virtualNetwork }: Vocabulary): readonly AddressRange[] {
  switch (word.toLowerCase()) {
    case 'virtualnetwork':
      return virtualNetwork
    case 'internet':
      return without(everywhere, [...virtualNetwork, platform])
    case 'azureloadbalancer':
      return [platform]
    default:
      // Microsoft publishes ranges of other tags that change every week: what they cover cannot be told from a model.
      return []
  }
}

/** Peers whose packets pass: both directions of the peering stand and allow access. */
export function openPeers({ peerings }: Pick<AzureSide, 'peerings'>, networkKey: string): readonly string[] {
  const says = (from: string, to: string) =>
    peerings.some((one) => one.networkKey === from && one.remoteKey === to && one.isConnected && one.allowsAccess)
  const named = peerings.filter((one) => one.networkKey === networkKey).map(({ remoteKey }) => remoteKey)
  return [...new Set(named)].filter((remote) => says(networkKey, remote) && says(remote, networkKey))
}

export const asRanges = (prefixes: readonly Prefix[]): readonly AddressRange[] =>
  prefixes.map((one) => addressRange(one))
