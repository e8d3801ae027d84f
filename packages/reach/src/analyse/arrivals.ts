import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import type { Table, TableOf, Way } from './table.ts'

/** Where packets leave the tables, and which are taken there. */
export interface Doors {
  readonly networks: ReadonlyMap<string, Packets>
  readonly internet: Packets
}

/**
 * The packets that come from each table to a door that takes them, whichever of equal ways they go. These are the least
 * sets that agree with all tables: what goes round in a circle is in none of them.
 */
export function arrivals(
  space: PacketSpace,
  { tableOf, from, doors }: { tableOf: TableOf; from: readonly Table[]; doors: Doors },
): ReadonlyMap<Table, Packets> {
  const nextOf = ({ next }: Way): readonly Table[] => (next.to === 'stations' ? next.stations.map(tableOf) : [])
  const tables = lastFirst(from, ({ ways }) => ways.flatMap(nextOf))
  const arrived = new Map<Table, Packets>(tables.map((table) => [table, space.none]))
  const beyond = (way: Way): readonly Packets[] => {
    const { next } = way
    if (next.to === 'endpoints') return [doors.networks.get(next.network) ?? space.none]
    if (next.to === 'internet') return [doors.internet]
    return nextOf(way).map((table) => arrived.get(table)!)
  }
  const through = (way: Way): Packets => space.intersection(way.packets, ...beyond(way))
  const before = stepsBack(tables, nextOf)
  const waiting = new Set(tables)
  for (const table of waiting) {
    waiting.delete(table)
    const packets = space.union(...table.ways.map(through))
    if (packets === arrived.get(table)) continue
    arrived.set(table, packets)
    for (const one of before.get(table) ?? []) waiting.add(one)
  }
  return arrived
}

/** All tables that can be met, each after those behind it where that is possible: then most are worked out once. */
function lastFirst(from: readonly Table[], nextOf: (table: Table) => readonly Table[]): readonly Table[] {
  const met = new Set<Table>()
  const order: Table[] = []
  const visit = (table: Table): void => {
    if (met.has(table)) return
    met.add(table)
    nextOf(table).forEach(visit)
    order.push(table)
  }
  from.forEach(visit)
  return order
}

function stepsBack(
  tables: readonly Table[],
  nextOf: (way: Way) => readonly Table[],
): ReadonlyMap<Table, ReadonlySet<Table>> {
  const before = new Map<Table, Set<Table>>()
  for (const table of tables)
    for (const next of table.ways.flatMap(nextOf)) before.set(next, (before.get(next) ?? new Set()).add(table))
  return before
}
