import { all, type Diagram, type Diagrams } from '../packets/diagrams.ts'
import { type Field, fields } from '../packets/fields.ts'
import type { RangeBits } from '../packets/range-bits.ts'
import type { Cell } from './matrix.ts'

/** The diagram where a field's first bits are answered. */
function descend(diagrams: Diagrams, from: Diagram, first: number, bits: Uint8Array): Diagram {
  let at = from
  for (let place = 0; place < bits.length && at > all; place++)
    if (diagrams.level(at) === first + place) at = bits[place] === 1 ? diagrams.high(at) : diagrams.low(at)
  return at
}

/** Visits what is left of a diagram once a field is one of the addresses: a diagram for each part of each range. */
function eachPart(
  diagrams: Diagrams,
  [from, { first }]: readonly [Diagram, Field],
  ranges: readonly RangeBits[],
  visit: (rest: Diagram) => void,
): void {
  for (const { common, parts } of ranges) {
    const at = descend(diagrams, from, first, common)
    for (const bits of parts) visit(descend(diagrams, at, first + common.length, bits))
  }
}

/** What can follow the destination, each with the columns of the endpoints that have such addresses. */
export function columnsByRest(
  diagrams: Diagrams,
  set: Diagram,
  ends: readonly (readonly RangeBits[])[],
): ReadonlyMap<Diagram, readonly number[]> {
  const columns = new Map<Diagram, number[]>()
  for (const [to, ranges] of ends.entries())
    for (const rest of restsOf(diagrams, set, ranges)) {
      const list = columns.get(rest)
      if (list) list.push(to)
      else columns.set(rest, [to])
    }
  return columns
}

function restsOf(diagrams: Diagrams, set: Diagram, ranges: readonly RangeBits[]): ReadonlySet<Diagram> {
  const met = new Set<Diagram>()
  const rests = new Set<Diagram>()
  const visit = (at: Diagram): void => {
    if (met.has(at)) return
    met.add(at)
    if (diagrams.isLeaf(at) || diagrams.level(at) >= fields.destination.end) rests.add(at)
    else [diagrams.low(at), diagrams.high(at)].forEach(visit)
  }
  eachPart(diagrams, [set, fields.destination], ranges, visit)
  return rests
}

/** Reads the services that sources have, from where a diagram asks for them. */
export function sourceReader(diagrams: Diagrams): (from: Diagram, ranges: readonly RangeBits[]) => Cell {
  const known = new Map<Diagram, Cell>()
  const both = (left: Cell, right: Cell): Cell => ({
    some: diagrams.combine('or', left.some, right.some),
    every: diagrams.combine('and', left.every, right.every),
  })
  const whatever = (at: Diagram): Cell => {
    const found = known.get(at)
    if (found) return found
    const isAsked = !diagrams.isLeaf(at) && diagrams.level(at) < fields.source.end
    const cell = isAsked ? both(whatever(diagrams.low(at)), whatever(diagrams.high(at))) : { some: at, every: at }
    known.set(at, cell)
    return cell
  }
  return (from, ranges) => {
    if (diagrams.isLeaf(from)) return whatever(from)
    let cell: Cell | undefined
    eachPart(diagrams, [from, fields.source], ranges, (rest) => {
      cell = cell ? both(cell, whatever(rest)) : whatever(rest)
    })
    return cell!
  }
}
