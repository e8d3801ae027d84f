import { type AddressRange, type Family, familyBits } from './address-range.ts'
import { type Diagram, type Diagrams, none } from './diagrams.ts'
import { type Field, fieldNames, fields } from './fields.ts'
import type { NumberRange } from './match.ts'
import type { Packets, PacketSpace } from './packet-space.ts'

/** A product: every combination of one value from each list. */
export interface Box {
  readonly family: Family
  readonly destinations: readonly AddressRange[]
  readonly sources: readonly AddressRange[]
  /** Ranges of IANA numbers. */
  readonly protocols: readonly NumberRange[]
  /** ICMP: type × 256 + code. */
  readonly destinationPorts: readonly NumberRange[]
  readonly sourcePorts: readonly NumberRange[]
}

type Values = readonly { readonly first: bigint; readonly last: bigint }[]
/** One list of values for each field after the family. */
type Product = readonly Values[]

/**
 * A set as few boxes: values of a field that lead to the same rest are one list, and boxes that differ in one field only
 * are joined. Boxes may overlap; together they are exactly the set.
 */
export function boxesOf(space: PacketSpace, set: Packets): readonly Box[] {
  const { family } = fields
  const { diagrams } = space
  const isAsked = diagrams.level(set) === family.first
  return families.flatMap((name, value) => {
    const rest = !isAsked ? set : value === 0 ? diagrams.low(set) : diagrams.high(set)
    return joined(products(diagrams, rest, 0)).map((product) => asBox(name, product))
  })
}

/** In the order of the values of the family field. */
const families: readonly Family[] = ['ipv4', 'ipv6']
const inOrder = fieldNames.filter((name) => name !== 'family')

function products(diagrams: Diagrams, set: Diagram, depth: number): readonly Product[] {
  if (set === none) return []
  const name = inOrder[depth]
  if (name === undefined) return [[]]
  return [...valuesByRest(diagrams, fields[name], set)].flatMap(([rest, values]) =>
    products(diagrams, rest, depth + 1).map((product) => [values, ...product]),
  )
}

/** For each diagram that can follow a field, the values that lead to it, in order and with neighbours joined. */
function valuesByRest(diagrams: Diagrams, field: Field, set: Diagram): ReadonlyMap<Diagram, Values> {
  const found = new Map<Diagram, { first: bigint; last: bigint }[]>()
  const visit = (at: Diagram, level: number, first: bigint): void => {
    if (at === none) return
    if (diagrams.isLeaf(at) || diagrams.level(at) >= field.end) return add(at, first, 1n << BigInt(field.end - level))
    const half = 1n << BigInt(field.end - level - 1)
    const asked = diagrams.level(at) === level
    visit(asked ? diagrams.low(at) : at, level + 1, first)
    visit(asked ? diagrams.high(at) : at, level + 1, first + half)
  }
  const add = (rest: Diagram, first: bigint, size: bigint): void => {
    const values = found.get(rest) ?? []
    found.set(rest, values)
    const before = values.at(-1)
    if (before?.last === first - 1n) before.last = first + size - 1n
    else values.push({ first, last: first + size - 1n })
  }
  visit(set, field.first, 0n)
  return found
}

/** Joins products that are alike in all fields but one, until none are left; what another one covers is dropped. */
function joined(all: readonly Product[]): readonly Product[] {
  let list = all
  for (let field = inOrder.length - 1; field >= 0; field--) {
    const groups = Map.groupBy(list, (product) => JSON.stringify(product.map((v, i) => (i === field ? '' : key(v)))))
    list = [...groups.values()].map((group) => group[0]!.with(field, unionOf(group.flatMap((p) => p[field]!))))
  }
  return list.length < all.length ? joined(list) : list
}

const key = (values: Values): string => values.map(({ first, last }) => `${first}-${last}`).join()

function unionOf(values: Values): Values {
  const sorted = values.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))
  const result: { first: bigint; last: bigint }[] = []
  for (const { first, last } of sorted) {
    const before = result.at(-1)
    if (before && first <= before.last + 1n) before.last = last > before.last ? last : before.last
    else result.push({ first, last })
  }
  return result
}

function asBox(family: Family, [destination, source, protocol, destinationPort, sourcePort]: Product): Box {
  const addresses = (values: Values): AddressRange[] =>
    values.map((range) => (family === 'ipv4' ? asIpv4(range) : { family, ...range }))
  return {
    family,
    destinations: addresses(destination!),
    sources: addresses(source!),
    protocols: numbers(protocol!),
    destinationPorts: numbers(destinationPort!),
    sourcePorts: numbers(sourcePort!),
  }
}

const unasked = BigInt(familyBits.ipv6 - familyBits.ipv4)
/** An IPv4 address stands in the upper levels of its field. */
const asIpv4 = ({ first, last }: Values[number]): AddressRange => ({
  family: 'ipv4',
  first: Number(first >> unasked),
  last: Number(last >> unasked),
})

const numbers = (values: Values): NumberRange[] =>
  values.map(({ first, last }) => ({ first: Number(first), last: Number(last) }))
