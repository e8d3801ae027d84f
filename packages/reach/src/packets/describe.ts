import { type AddressRange, familyBits, formatAddressRange } from './address-range.ts'
import { type Box, boxesOf } from './boxes.ts'
import type { NumberRange } from './match.ts'
import type { Packets, PacketSpace } from './packet-space.ts'
import { formatIcmp, protocolName, protocols } from './protocol.ts'

/**
 * A set in words, one line a box: `tcp/1521-1522 from 10.12.2.0/24 to 10.1.10.0/24`. What is the same for every packet of
 * the family is left out; `nothing` for the empty set is an empty list.
 */
export function describe(space: PacketSpace, set: Packets): readonly string[] {
  if (set === space.all) return ['everything']
  return boxesOf(space, set).map(boxText)
}

/** Services only, for where the ends are known: `tcp/1521-1522, icmp 8/0`. */
export function describeServices(space: PacketSpace, set: Packets): string {
  const services = boxesOf(space, space.regardlessOf(set, 'source', 'destination', 'family')).filter(
    ({ family }) => family === 'ipv4',
  )
  return [...new Set(services.map((box) => serviceText(box)))].join(', ')
}

export function boxText(box: Box): string {
  const from = addressesText(box.sources)
  const to = addressesText(box.destinations)
  return [
    serviceText(box),
    ...(box.family === 'ipv6' && from === undefined && to === undefined ? ['over IPv6'] : []),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(' ')
}

function addressesText(ranges: readonly AddressRange[]): string | undefined {
  return ranges.every(isWhole) ? undefined : ranges.map(formatAddressRange).join(', ')
}

const isWhole = ({ family, first, last }: AddressRange): boolean =>
  BigInt(last) - BigInt(first) + 1n === 1n << BigInt(familyBits[family])

function serviceText({ protocols: numbers, destinationPorts, sourcePorts }: Box): string {
  const hasPorts = !isAny(destinationPorts, 65_535)
  const text = protocolsText(numbers)
    .map((name) => (hasPorts ? `${name}${destinationText(name, destinationPorts)}` : name))
    .join(', ')
  return isAny(sourcePorts, 65_535) ? text : `${text} from port ${rangesText(sourcePorts)}`
}

const isAny = (ranges: readonly NumberRange[], last: number): boolean =>
  ranges[0]?.first === 0 && ranges[0].last === last

/** Few protocols by name; the rest of the numbers as what they leave out. */
function protocolsText(ranges: readonly NumberRange[]): readonly string[] {
  if (isAny(ranges, 255)) return ['any protocol']
  const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  if (count <= 8) return expanded(ranges).map(protocolName)
  const left = Array.from({ length: 256 }, (_, number) => number).filter(
    (number) => !ranges.some(({ first, last }) => first <= number && number <= last),
  )
  return left.length <= 8
    ? [`any protocol but ${left.map(protocolName).join(', ')}`]
    : [`protocols ${rangesText(ranges)}`]
}

const expanded = (ranges: readonly NumberRange[]): number[] =>
  ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index))

function destinationText(name: string, ranges: readonly NumberRange[]): string {
  if (name !== protocolName(protocols.icmp) && name !== protocolName(protocols.icmpv6)) return `/${rangesText(ranges)}`
  return ` ${ranges.flatMap(icmpTexts).join(', ')}`
}

/** Whole types as `8` or `9-255`, codes of one type as `3/4` or `3/5-255`. */
function icmpTexts({ first, last }: NumberRange): readonly string[] {
  const [from, to] = [Math.ceil(first / 256), Math.floor((last + 1) / 256) - 1]
  if (from > to && Math.floor(first / 256) === Math.floor(last / 256)) return [codesText(first, last)]
  return [
    ...(from * 256 > first ? [codesText(first, from * 256 - 1)] : []),
    ...(from < to ? [`${from}-${to}`] : from === to ? [`${from}`] : []),
    ...((to + 1) * 256 <= last ? [codesText((to + 1) * 256, last)] : []),
  ]
}

const codesText = (first: number, last: number): string =>
  first === last ? formatIcmp(first) : `${formatIcmp(first)}-${last % 256}`

const rangesText = (ranges: readonly NumberRange[]): string =>
  ranges.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`)).join(',')
