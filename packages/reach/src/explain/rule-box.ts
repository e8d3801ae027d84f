import { type AddressRange, addressRange, familyBits, formatAddressRange } from '../packets/address-range.ts'
import { type Box, boxesOf } from '../packets/boxes.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'

/** Boxes of packets that rules have to name, addresses rounded up to prefixes. */
export const ruleBoxes = (space: PacketSpace, packets: Packets): readonly Box[] =>
  boxesOf(space, space.regardlessOf(packets, 'sourcePort')).map((box) => ({
    ...box,
    sources: prefixesOver(box.sources),
    destinations: prefixesOver(box.destinations),
  }))

export const texts = (ranges: readonly AddressRange[]): readonly string[] => ranges.map(formatAddressRange)

/** The smallest prefixes that hold each range, without those inside others. */
function prefixesOver(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const prefixes = ranges.map(prefixOver).map((one) => (isMostOf(one) ? whole(one.family) : one))
  return prefixes.filter(
    (one, index) =>
      !prefixes.some((other, at) => at !== index && holds(other, one) && (!holds(one, other) || at < index)),
  )
}

/** Nobody writes rules for halves of the internet. */
const isMostOf = (range: AddressRange): boolean => range.family === 'ipv4' && range.last - range.first >= 2 ** 29

const whole = (family: AddressRange['family']): AddressRange => addressRange(family === 'ipv4' ? '0.0.0.0/0' : '::/0')

const holds = (outer: AddressRange, inner: AddressRange): boolean =>
  outer.family === inner.family && outer.first <= inner.first && outer.last >= inner.last

export function prefixOver(range: AddressRange): AddressRange {
  const bits = BigInt(familyBits[range.family])
  const [first, last] = [BigInt(range.first), BigInt(range.last)]
  let host = 0n
  while (host < bits && first >> host !== last >> host) host++
  const start = (first >> host) << host
  const end = start + (1n << host) - 1n
  return range.family === 'ipv4'
    ? { family: 'ipv4', first: Number(start), last: Number(end) }
    : { family: 'ipv6', first: start, last: end }
}
