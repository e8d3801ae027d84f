import type { Endpoint } from '../fabric/fabric.ts'
import { type Diagram, none } from '../packets/diagrams.ts'
import { type Field, fields } from '../packets/fields.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'

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

/** Reads a set of packets between endpoints as a table of services. */
export function matrixOf(space: PacketSpace, reached: Packets, endpoints: readonly Endpoint[]): ReachMatrix {
  const size = endpoints.length
  const some = new Int32Array(size * size)
  const every = new Int32Array(size * size)
  const sources = endpoints.map(singleAddress)
  const columns = new Map<Diagram, readonly number[]>()
  for (const [to, endpoint] of endpoints.entries()) {
    const address = singleAddress(endpoint)
    // Endpoints that nothing tells apart as a destination have one column in common.
    const below = address === undefined ? undefined : afterDestination(space, reached, address)
    const known = below === undefined ? undefined : columns.get(below)
    const column =
      known ??
      endpoints.map((from, at) => columnEntry(space, { below, source: sources[at] }, { reached, from, to: endpoint }))
    if (below !== undefined && known === undefined && sources.every((one) => one !== undefined))
      columns.set(below, column)
    for (let from = 0; from < size; from++) {
      const value = column[from]!
      some[from * size + to] = value
      every[from * size + to] =
        below !== undefined && sources[from] !== undefined
          ? value
          : everywhere(
              space,
              space.intersection(reached, between(space, endpoints[from]!, endpoint)),
              endpoints[from]!,
              endpoint,
            )
    }
  }
  return {
    endpoints,
    cell: (from, to) => ({ some: some[from * size + to] as Packets, every: every[from * size + to] as Packets }),
  }
}

const singleAddress = ({ addresses }: Endpoint): number | undefined => {
  const [only, ...others] = addresses
  return only?.family === 'ipv4' && only.first === only.last && others.length === 0 ? only.first : undefined
}

/** The rest of a set once 32 levels of a field are answered by an address. */
function descend({ diagrams }: PacketSpace, from: Diagram, { first }: Field, address: number): Diagram {
  let at = from
  for (let place = 0; place < 32; place++) {
    if (at < 2) return at
    if (diagrams.level(at) !== first + place) continue
    at = ((address >>> (31 - place)) & 1) === 1 ? diagrams.high(at) : diagrams.low(at)
  }
  return at
}

function afterDestination(space: PacketSpace, set: Packets, address: number): Diagram {
  const { diagrams } = space
  const ipv4 = diagrams.level(set) === fields.family.first ? diagrams.low(set) : set
  return descend(space, ipv4, fields.destination, address)
}

interface Ends {
  readonly reached: Packets
  readonly from: Endpoint
  readonly to: Endpoint
}

/** By walking down the diagram where both ends are one address, by set algebra where one is more. */
function columnEntry(
  space: PacketSpace,
  { below, source }: { below: Diagram | undefined; source: number | undefined },
  { reached, from, to }: Ends,
): number {
  if (below === none) return none
  if (below !== undefined && source !== undefined) return descend(space, below, fields.source, source)
  return space.regardlessOf(space.intersection(reached, between(space, from, to)), 'family', 'destination', 'source')
}

const between = (space: PacketSpace, from: Endpoint, to: Endpoint): Packets =>
  space.intersection(space.matching({ sources: from.addresses }), space.matching({ destinations: to.addresses }))

/** What no pair of addresses lacks. */
function everywhere(space: PacketSpace, set: Packets, from: Endpoint, to: Endpoint): Packets {
  const missing = space.difference(between(space, from, to), set)
  return space.complement(space.regardlessOf(missing, 'family', 'destination', 'source'))
}
