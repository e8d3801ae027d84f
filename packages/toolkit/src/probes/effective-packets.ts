import type { EffectiveSecurityGroup, EffectiveSecurityRule } from '@interconnect/azure'
import {
  type AddressRange,
  type PacketMatch,
  type Packets,
  type PacketSpace,
  parseAddressRange,
  protocols,
} from '@interconnect/reach'

/** What every group that an interface meets lets through in one direction. */
export const allowedByGroups = (
  space: PacketSpace,
  groups: readonly EffectiveSecurityGroup[],
  direction: EffectiveSecurityRule['direction'],
): Packets =>
  space.intersection(
    ...groups.map(({ effectiveSecurityRules: rules }) => {
      const inOrder = rules
        .filter((rule) => rule.direction === direction)
        .toSorted((a, b) => a.priority - b.priority)
        .map((rule) => ({ packets: space.matching(matchOf(rule)), allows: rule.access === 'Allow' }))
      return space.allowedBy(inOrder, false)
    }),
  )

const numbers: Readonly<Record<string, readonly number[]>> = {
  tcp: [protocols.tcp],
  udp: [protocols.udp],
  icmp: [protocols.icmp, protocols.icmpv6],
  esp: [protocols.esp],
  ah: [protocols.ah],
}

function matchOf(rule: EffectiveSecurityRule): PacketMatch {
  const ofProtocol = numbers[rule.protocol.toLowerCase()]
  const sourcePorts = portsOf(rule.sourcePortRanges, rule.sourcePortRange)
  const destinationPorts = portsOf(rule.destinationPortRanges, rule.destinationPortRange)
  return {
    ...(ofProtocol && { protocols: ofProtocol }),
    sources: addressesOf(
      rule.expandedSourceAddressPrefix,
      several(rule.sourceAddressPrefixes, rule.sourceAddressPrefix),
    ),
    destinations: addressesOf(
      rule.expandedDestinationAddressPrefix,
      several(rule.destinationAddressPrefixes, rule.destinationAddressPrefix),
    ),
    ...(sourcePorts && { sourcePorts }),
    ...(destinationPorts && { destinationPorts }),
  }
}

/** The wire has a list beside a single value, and may leave either out. */
const several = (list: readonly string[] | undefined, single: string | undefined): readonly string[] =>
  list && list.length > 0 ? list : single === undefined ? [] : [single]

/** Tags come with the ranges they stand for; one without, such as `Internet`, takes in no private address. */
const addressesOf = (expanded: readonly string[] | undefined, words: readonly string[]): readonly AddressRange[] =>
  [...(expanded ?? []), ...words].flatMap((text) => parseAddressRange(text === '*' ? '0.0.0.0/0' : text) ?? [])

/** `undefined` for all ports. */
function portsOf(list: readonly string[] | undefined, single: string | undefined) {
  const texts = several(list, single)
  if (texts.length === 0 || texts.some((text) => text === '*' || text === '0-65535')) return undefined
  return texts.map((text) => {
    const [first, last = first] = text.split('-').map(Number)
    return { first: first!, last: last! }
  })
}
