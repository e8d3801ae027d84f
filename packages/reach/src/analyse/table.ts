import type { Fabric, Next, Row } from '../fabric/fabric.ts'
import { goingTo } from '../packets/match.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { remembered } from '../remembered.ts'

/** Destinations that a table sends the same way. */
export interface Way {
  readonly packets: Packets
  readonly next: Exclude<Next, { to: 'drop' }>
}

/** The rows of a station as sets of destinations, which have nothing in common. What is dropped is in none of them. */
export interface Table {
  readonly ways: readonly Way[]
}

export type TableOf = (stationId: string) => Table

/** The tables of a fabric. Stations that forward alike have the very same, whatever their rows say and who holds them. */
export function tablesOf(space: PacketSpace, { stations }: Fabric): TableOf {
  const byText = new Map<string, Table>()
  const tableOf = remembered((rows: readonly Row[]): Table => {
    const ways = waysOf(space, rows)
    const text = ways.map(({ packets, next }) => `${packets} ${nextText(next)}`).join('\n')
    const table = byText.get(text) ?? { ways }
    byText.set(text, table)
    return table
  })
  return (stationId) => tableOf(stations.get(stationId)?.rows ?? noRows)
}

const noRows: readonly Row[] = []

function waysOf(space: PacketSpace, rows: readonly Row[]): readonly Way[] {
  const ways = new Map<string, { readonly next: Next; readonly sets: Packets[] }>()
  let taken = space.none
  for (const { destinations, next } of rows) {
    const named = space.matching(goingTo(destinations))
    const text = nextText(next)
    const way = ways.get(text) ?? { next, sets: [] }
    way.sets.push(space.difference(named, taken))
    ways.set(text, way)
    taken = space.union(taken, named)
  }
  return [...ways.values()].flatMap(({ next, sets }) =>
    next.to === 'drop' || isNowhere(next) ? [] : [{ next, packets: space.union(...sets) }],
  )
}

const isNowhere = (next: Next): boolean => next.to === 'stations' && next.stations.length === 0

function nextText(next: Next): string {
  switch (next.to) {
    case 'stations':
      return `stations ${next.stations.join(' ')}`
    case 'endpoints':
      return `endpoints ${next.network}`
    case 'internet':
    case 'drop':
      return next.to
  }
}
