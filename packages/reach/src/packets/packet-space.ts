import { type AddressRange, familyBits } from './address-range.ts'
import { all, type Diagram, Diagrams, none } from './diagrams.ts'
import { type FieldName, fields } from './fields.ts'
import { icmpRange, type NumberRange, type PacketMatch } from './match.ts'
import type { Packet } from './packet.ts'
import { icmpProtocols, portProtocols } from './protocol.ts'
import { between } from './ranges.ts'

/** A set of packets of one `PacketSpace`. Equal sets are equal values (`===`). */
export type Packets = Diagram

/** A rule of a first-match list, in the words of `PacketSpace.allowedBy`. */
export interface Verdict {
  readonly packets: Packets
  readonly allows: boolean
}

/**
 * The packets there are, and exact set algebra over them. Owns all memory of its sets: sets of two spaces must not meet,
 * and dropping the space drops them.
 */
export class PacketSpace {
  readonly none: Packets = none
  readonly all: Packets = all
  /** For the algorithms of this folder; not for users of sets. */
  readonly diagrams = new Diagrams()
  #matches = new WeakMap<PacketMatch, Packets>()
  #addresses = new WeakMap<readonly AddressRange[], Readonly<Partial<Record<FieldName, Packets>>>>()

  /** In halves, so that long lists stay cheap. */
  union(...sets: readonly Packets[]): Packets {
    if (sets.length <= 2) return this.diagrams.combine('or', sets[0] ?? none, sets[1] ?? none)
    const middle = sets.length >> 1
    return this.diagrams.combine('or', this.union(...sets.slice(0, middle)), this.union(...sets.slice(middle)))
  }

  /** The intersection of two, quickly where there is none. */
  hit(packets: Packets, rule: Packets): Packets {
    return this.diagrams.areApart(packets, rule) ? none : this.diagrams.combine('and', packets, rule)
  }

  intersection(...sets: readonly Packets[]): Packets {
    return sets.reduce<Packets>((left, right) => this.diagrams.combine('and', left, right), all)
  }

  /** What is in `left` and not in `right`. */
  difference(left: Packets, right: Packets): Packets {
    return this.diagrams.combine('minus', left, right)
  }

  complement(set: Packets): Packets {
    return this.diagrams.combine('minus', all, set)
  }

  isEmpty(set: Packets): boolean {
    return set === none
  }

  /** Whether every packet of `inner` is in `outer`. */
  includes(outer: Packets, inner: Packets): boolean {
    return this.difference(inner, outer) === none
  }

  overlaps(left: Packets, right: Packets): boolean {
    return this.intersection(left, right) !== none
  }

  has(set: Packets, packet: Packet): boolean {
    return this.overlaps(set, this.only(packet))
  }

  /** The packets a match covers. Remembered by the match's identity: matches are values that never change. */
  matching(match: PacketMatch): Packets {
    const known = this.#matches.get(match)
    if (known !== undefined) return known
    const made = this.#build(match)
    this.#matches.set(match, made)
    return made
  }

  /** Exactly one packet; for protocols without ports, one however its port fields are filled. */
  only(packet: Packet): Packets {
    const address = (value: number | bigint): AddressRange[] => [
      { family: packet.family, first: value, last: value } as AddressRange,
    ]
    const service = [packet.protocol]
    const hasPorts = portProtocols.includes(packet.protocol)
    const icmp = { type: Math.floor(packet.destinationPort / 256), code: packet.destinationPort % 256 }
    return this.#build({
      sources: address(packet.source),
      destinations: address(packet.destination),
      protocols: service,
      ...(hasPorts && { destinationPorts: [{ first: packet.destinationPort, last: packet.destinationPort }] }),
      ...(hasPorts && { sourcePorts: [{ first: packet.sourcePort, last: packet.sourcePort }] }),
      ...(icmpProtocols.includes(packet.protocol) && { icmp: [icmp] }),
    })
  }

  /** What a first-match list lets pass; packets no rule speaks of are `otherwise`. Folded from the last rule to the first. */
  allowedBy(rules: readonly Verdict[], otherwise: boolean): Packets {
    return rules.reduceRight<Packets>(
      (rest, { packets, allows }) => this.diagrams.combine(allows ? 'or' : 'minus', rest, packets),
      otherwise ? all : none,
    )
  }

  /** The set with one field forgotten: packets that differ from a member in that field only. */
  regardlessOf(set: Packets, ...names: readonly FieldName[]): Packets {
    return names.reduce((left, name) => this.diagrams.exists(left, fields[name].first, fields[name].end), set)
  }

  /** What a set that only speaks of destinations says, about sources. */
  asSources(set: Packets): Packets {
    return this.diagrams.moved(set, fields.destination, fields.source.first - fields.destination.first)
  }

  /** From the last field to the first, so that each only puts itself on top. */
  #build(match: PacketMatch): Packets {
    let set = this.#numbers('sourcePort', match.sourcePorts, all)
    set = this.#numbers('destinationPort', match.icmp?.map(icmpRange) ?? match.destinationPorts, set)
    set = this.#numbers('protocol', protocolRanges(match), set)
    set = this.#within('source', match.sources, set)
    set = this.#within('destination', match.destinations, set)
    return match.family === undefined ? set : this.intersection(set, this.#family(match.family))
  }

  #family(family: AddressRange['family'], inside: Packets = all): Packets {
    const { first } = fields.family
    return family === 'ipv4' ? this.diagrams.node(first, inside, none) : this.diagrams.node(first, none, inside)
  }

  #numbers(name: FieldName, ranges: readonly NumberRange[] | undefined, inside: Packets): Packets {
    if (ranges === undefined) return inside
    const field = fields[name]
    const width = field.end - field.first
    return this.union(...ranges.map(({ first, last }) => between(this.diagrams, { field, width, first, last }, inside)))
  }

  #within(name: 'source' | 'destination', ranges: readonly AddressRange[] | undefined, inside: Packets): Packets {
    if (ranges === undefined) return inside
    if (ranges.length === 1) return this.intersection(this.#address(name, ranges[0]!), inside)
    return this.intersection(this.#addressSet(name, ranges), inside)
  }

  /** Long address lists are shared by many rules. */
  #addressSet(name: 'source' | 'destination', ranges: readonly AddressRange[]): Packets {
    const known = this.#addresses.get(ranges)
    const set = known?.[name] ?? this.union(...ranges.map((range) => this.#address(name, range)))
    if (known?.[name] === undefined) this.#addresses.set(ranges, { ...known, [name]: set })
    return set
  }

  #address(name: 'source' | 'destination', { family, first, last }: AddressRange): Packets {
    const range = { field: fields[name], width: familyBits[family], first, last }
    return this.#family(family, between(this.diagrams, range))
  }
}

/** The protocols a match is about, as ranges: those it names, less those that have not what else it asks for. */
function protocolRanges({ protocols, destinationPorts, sourcePorts, icmp }: PacketMatch): NumberRange[] | undefined {
  const implied = icmp ? icmpProtocols : destinationPorts || sourcePorts ? portProtocols : undefined
  const numbers = implied && protocols ? protocols.filter((number) => implied.includes(number)) : (protocols ?? implied)
  return numbers?.map((number) => ({ first: number, last: number }))
}
