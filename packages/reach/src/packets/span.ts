import { type AddressRange, type Family, familyBits } from './address-range.ts'
import { type Diagram, type Diagrams, none } from './diagrams.ts'
import { type Field, fields } from './fields.ts'
import type { PacketMatch } from './match.ts'
import type { Packets, PacketSpace } from './packet-space.ts'

/** From the lowest to the highest address of a set, for each family it has. Found without set algebra. */
export function spanOf({ diagrams }: PacketSpace, packets: Packets, name: 'source' | 'destination'): AddressRange[] {
  const { family } = fields
  const isAsked = diagrams.level(packets) === family.first
  return (['ipv4', 'ipv6'] as const).flatMap((one, value) => {
    const rest = !isAsked ? packets : value === 0 ? diagrams.low(packets) : diagrams.high(packets)
    return rest === none ? [] : [spanFrom(diagrams, entriesOf(diagrams, fields[name], rest), [fields[name], one])]
  })
}

export const touches = (left: readonly AddressRange[], right: readonly AddressRange[]): boolean =>
  left.some((a) => right.some((b) => a.family === b.family && a.first <= b.last && b.first <= a.last))

/** Whether a match can speak of any packet of a set, as far as both ends tell: what cannot need not be made a set. */
export function mayMatch(space: PacketSpace, packets: Packets): (match: PacketMatch) => boolean {
  const from = spanOf(space, packets, 'source')
  const to = spanOf(space, packets, 'destination')
  return ({ sources, destinations }) =>
    (sources === undefined || touches(from, sources)) && (destinations === undefined || touches(to, destinations))
}

/** Where a field begins, whatever the fields before it are. */
function entriesOf(diagrams: Diagrams, { first }: Field, set: Diagram): readonly Diagram[] {
  const met = new Set<Diagram>()
  const entries: Diagram[] = []
  const visit = (at: Diagram): void => {
    if (at === none || met.has(at)) return
    met.add(at)
    if (diagrams.isLeaf(at) || diagrams.level(at) >= first) entries.push(at)
    else {
      visit(diagrams.low(at))
      visit(diagrams.high(at))
    }
  }
  visit(set)
  return entries
}

function spanFrom(
  diagrams: Diagrams,
  entries: readonly Diagram[],
  [{ first }, family]: readonly [Field, Family],
): AddressRange {
  const bits = familyBits[family]
  const ends = (isLast: boolean): bigint[] => entries.map((entry) => endOf(diagrams, entry, { first, bits, isLast }))
  const lowest = ends(false).reduce((a, b) => (a < b ? a : b))
  const highest = ends(true).reduce((a, b) => (a > b ? a : b))
  return family === 'ipv4'
    ? { family, first: Number(lowest), last: Number(highest) }
    : { family, first: lowest, last: highest }
}

/** Every diagram but the empty one has a way to a packet, so the wanted branch is taken wherever it is not empty. */
function endOf(
  diagrams: Diagrams,
  entry: Diagram,
  { first, bits, isLast }: { readonly first: number; readonly bits: number; readonly isLast: boolean },
): bigint {
  let at = entry
  let address = 0n
  for (let place = 0; place < bits; place++) {
    const isAsked = diagrams.level(at) === first + place
    const wanted = isAsked ? (isLast ? diagrams.high(at) : diagrams.low(at)) : at
    const isTaken = wanted !== none
    address = (address << 1n) | (isTaken === isLast ? 1n : 0n)
    if (isAsked) at = isTaken ? wanted : isLast ? diagrams.low(at) : diagrams.high(at)
  }
  return address
}
