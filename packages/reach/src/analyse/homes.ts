import type { Endpoint, Fabric } from '../fabric/fabric.ts'
import { merged } from '../packets/address-list.ts'
import type { Packets } from '../packets/packet-space.ts'
import { remembered } from '../remembered.ts'

/** Endpoints that are forwarded alike and found in the same network. */
export interface Home {
  readonly members: readonly Endpoint[]
  /** All of them as one that filters nothing. */
  readonly endpoint: Endpoint
}

/** A home with the packets from it that routes bring there and whose answers they bring back. */
export interface RoutedHome extends Home {
  readonly routed: Packets
}

export const homesOf = ({ endpoints }: Fabric, forwardedBy: (endpoint: Endpoint) => unknown): readonly Home[] =>
  [...Map.groupBy(endpoints, forwardedBy).values()].flatMap((alike) =>
    [...Map.groupBy(alike, ({ network }) => network).values()].map((members) => {
      const addresses = merged(members.flatMap((endpoint) => endpoint.addresses))
      return { members, endpoint: { ...members[0]!, addresses, leaving: [], entering: [] } }
    }),
  )

/** Whether packets of an endpoint meet nothing but tables on their way, wherever it leads them. */
export const meetsOnlyTables = (fabric: Fabric, { station }: Endpoint): boolean => !withMore(fabric).has(station)

/** Stations that filter or change packets themselves, and those that lead to one. */
const withMore = remembered(({ stations }: Fabric): ReadonlySet<string> => {
  const found = new Set<string>()
  const all = [...stations.values()]
  const leadsTo = all.flatMap(({ id, rows }) =>
    rows.flatMap(({ next }) => (next.to === 'stations' ? next.stations.map((to) => ({ id, to })) : [])),
  )
  const before = Map.groupBy(leadsTo, ({ to }) => to)
  const add = (id: string): void => {
    if (found.has(id)) return
    found.add(id)
    for (const step of before.get(id) ?? []) add(step.id)
  }
  for (const { id, checkpoints, translation } of all) if (checkpoints || translation) add(id)
  return found
})
