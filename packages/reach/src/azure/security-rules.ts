import type { Filter, FilterRule } from '../fabric/fabric.ts'
import type { AzureRule, AzureSecurityGroup } from '../model/azure.ts'
import type { AddressRange } from '../packets/address-range.ts'
import type { NumberRange, PacketMatch } from '../packets/match.ts'
import { protocols } from '../packets/protocol.ts'
import { remembered } from '../remembered.ts'
import { addressesOf, type Vocabulary } from './vocabulary.ts'

const byDefault = (
  [name, priority, direction]: readonly [string, number, AzureRule['direction']],
  [from, to]: readonly [string, string],
  access: AzureRule['access'],
): AzureRule => ({ name, priority, direction, access, protocol: '*', sources: [from], destinations: [to] })

/**
 * What every group ends with.
 * @source https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules
 */
export const defaultRules: readonly AzureRule[] = [
  byDefault(['AllowVnetInBound', 65_000, 'Inbound'], ['VirtualNetwork', 'VirtualNetwork'], 'Allow'),
  byDefault(['AllowAzureLoadBalancerInBound', 65_001, 'Inbound'], ['AzureLoadBalancer', '*'], 'Allow'),
  byDefault(['DenyAllInBound', 65_500, 'Inbound'], ['*', '*'], 'Deny'),
  byDefault(['AllowVnetOutBound', 65_000, 'Outbound'], ['VirtualNetwork', 'VirtualNetwork'], 'Allow'),
  byDefault(['AllowInternetOutBound', 65_001, 'Outbound'], ['*', 'Internet'], 'Allow'),
  byDefault(['DenyAllOutBound', 65_500, 'Outbound'], ['*', '*'], 'Deny'),
]

/** A security group in one direction, rules by priority. Every rule is stateful: Azure has no others. */
export const azureFilter = remembered(
  ({ ref, rules }: AzureSecurityGroup, direction: AzureRule['direction'], vocabulary: Vocabulary): Filter => {
    const ofDirection = (list: readonly AzureRule[]) => list.filter((rule) => rule.direction === direction)
    const own = ofDirection(rules).toSorted((a, b) => a.priority - b.priority)
    return {
      object: ref,
      mode: 'first-match',
      rules: [
        ...own.map((rule) => asFilterRule(rule, vocabulary)),
        ...ofDirection(defaultRules).map((rule) => ({ ...asFilterRule(rule, vocabulary), isDefault: true })),
      ],
    }
  },
)

const asFilterRule = (rule: AzureRule, vocabulary: Vocabulary): FilterRule => ({
  name: rule.name,
  allows: rule.access === 'Allow',
  match: matchOf(rule, vocabulary),
})

const numbersOf = { Tcp: protocols.tcp, Udp: protocols.udp, Esp: protocols.esp, Ah: protocols.ah } as const

/** `Icmp` is ICMP of both families; ports given with `*` speak of protocols that have ports. */
function protocolsOf(protocol: AzureRule['protocol']): Pick<PacketMatch, 'protocols'> {
  if (protocol === '*') return {}
  return { protocols: protocol === 'Icmp' ? [protocols.icmp, protocols.icmpv6] : [numbersOf[protocol]] }
}

/** The same value each time for a rule and what it depends on: sets made from it are kept. */
const matchOf = (rule: AzureRule, vocabulary: Vocabulary): PacketMatch =>
  isPlain(rule) ? plainMatch(rule) : matchInWords(rule, vocabulary)

const plainMatch = remembered((rule: AzureRule) => newMatch(rule, { groups: new Map(), virtualNetwork: [] }))
const matchInWords = remembered((rule: AzureRule, vocabulary: Vocabulary) => newMatch(rule, vocabulary))

/** Names addresses only. */
const isPlain = ({ sources, destinations, sourceGroups = [], destinationGroups = [] }: AzureRule): boolean =>
  sourceGroups.length + destinationGroups.length === 0 &&
  [...sources, ...destinations].every((word) => word === '*' || !/^[a-z]/i.test(word))

function newMatch(rule: AzureRule, vocabulary: Vocabulary): PacketMatch {
  const sources = ends(rule.sources, rule.sourceGroups, vocabulary)
  const destinations = ends(rule.destinations, rule.destinationGroups, vocabulary)
  const sourcePorts = portsOf(rule.sourcePorts)
  const destinationPorts = portsOf(rule.destinationPorts)
  return {
    ...protocolsOf(rule.protocol),
    ...(sources && { sources }),
    ...(destinations && { destinations }),
    ...(sourcePorts && { sourcePorts }),
    ...(destinationPorts && { destinationPorts }),
  }
}

const ends = (
  words: readonly string[],
  groups: readonly string[] | undefined,
  vocabulary: Vocabulary,
): readonly AddressRange[] | undefined =>
  groups && groups.length > 0
    ? groups.flatMap((key) => vocabulary.groups.get(key) ?? [])
    : addressesOf(words, vocabulary)

/** `undefined` for all ports. */
function portsOf(texts: readonly string[] | undefined): readonly NumberRange[] | undefined {
  if (texts === undefined || texts.length === 0 || texts.includes('*')) return undefined
  return texts.map((text) => {
    const [first, last = first] = text.split('-').map(Number)
    return { first: first!, last: last! }
  })
}
