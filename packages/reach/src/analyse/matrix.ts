import type { Endpoint } from '../fabric/fabric.ts'
import type { Family } from '../packets/address-range.ts'
import { all, type Diagram, type Diagrams, none } from '../packets/diagrams.ts'
import { fields } from '../packets/fields.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { rangeBits } from '../packets/range-bits.ts'
import { columnsByRest, sourceReader } from './services-read.ts'

/**
 * Services between two endpoints, as sets that say nothing of addresses: those that some pair of their addresses has,
 * and those that every pair has. The same for endpoints of one address each.
 */
export interface Cell {
  readonly some: Packets
  readonly every: Packets
}

/** Who reaches whom, by place in the list of endpoints: `cell(from, to)`. */
export interface ReachMatrix {
  readonly endpoints: readonly Endpoint[]
  cell(from: number, to: number): Cell
}

/**
 * Reads a set of packets between endpoints as a table of services, by walking down its diagram: for the destinations of a
 * column, then for the sources of a row. What nothing tells apart there is looked at once.
 */
export function matrixOf({ diagrams }: PacketSpace, reached: Packets, endpoints: readonly Endpoint[]): ReachMatrix {
  const cells = new Cells(diagrams, endpoints.length)
  for (const [family, set] of byFamily(diagrams, reached)) {
    const ends = endpoints.map(({ addresses }) => addresses.filter((one) => one.family === family).map(rangeBits))
    const rows = ends.flatMap((ranges, from) => (ranges.length === 0 ? [] : [{ from, ranges }]))
    const servicesFrom = sourceReader(diagrams)
    for (const [rest, columns] of columnsByRest(diagrams, set, ends))
      for (const { from, ranges } of rows) cells.add(from, columns, servicesFrom(rest, ranges))
  }
  return { endpoints, cell: (from, to) => cells.at(from, to) }
}

/** Two numbers a cell: there may be millions of them. */
class Cells {
  readonly #diagrams: Diagrams
  readonly #size: number
  readonly #some: Int32Array
  readonly #every: Int32Array

  constructor(diagrams: Diagrams, size: number) {
    this.#diagrams = diagrams
    this.#size = size
    this.#some = new Int32Array(size * size).fill(none)
    this.#every = new Int32Array(size * size).fill(all)
  }

  at(from: number, to: number): Cell {
    const place = from * this.#size + to
    return { some: this.#some[place] as Packets, every: this.#every[place] as Packets }
  }

  /** What further addresses of an endpoint have with further ones of others. */
  add(from: number, columns: readonly number[], { some, every }: Cell): void {
    for (const to of columns) {
      const place = from * this.#size + to
      const before = this.at(from, to)
      if (some !== none) this.#some[place] = this.#diagrams.combine('or', before.some, some)
      if (before.every !== none) this.#every[place] = this.#diagrams.combine('and', before.every, every)
    }
  }
}

function byFamily(diagrams: Diagrams, set: Packets): readonly (readonly [Family, Diagram])[] {
  const isAsked = diagrams.level(set) === fields.family.first
  return [
    ['ipv4', isAsked ? diagrams.low(set) : set],
    ['ipv6', isAsked ? diagrams.high(set) : set],
  ]
}
