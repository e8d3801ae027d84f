import type { Endpoint, Fabric } from '../fabric/fabric.ts'
import { merged } from '../packets/address-list.ts'
import { describeServices } from '../packets/describe.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { reachable } from './reachable.ts'

/** Services between two places, in words: `icmp 8, tcp/1521-1522`. */
export interface PlaceFlow {
  readonly from: string
  readonly to: string
  readonly services: string
}

/** What becomes possible and what stops being so. */
export interface ReachDifference {
  readonly gained: readonly PlaceFlow[]
  readonly lost: readonly PlaceFlow[]
}

/** Compares two networks packet by packet, told by the places of both. */
export function reachDifference(space: PacketSpace, before: Fabric, after: Fabric): ReachDifference {
  const [then, now] = [reachable(space, before), reachable(space, after)]
  const places = placesOf([...before.endpoints, ...after.endpoints])
  return {
    gained: flowsBetween(space, space.difference(now, then), places),
    lost: flowsBetween(space, space.difference(then, now), places),
  }
}

interface NamedPlace {
  readonly name: string
  readonly source: Packets
  readonly destination: Packets
}

type PlaceMaker = (space: PacketSpace) => readonly NamedPlace[]

/** Endpoints by their name, with the addresses they have in either network. */
const placesOf =
  (endpoints: readonly Endpoint[]): PlaceMaker =>
  (space) =>
    [...Map.groupBy(endpoints, ({ names }) => names[0]!)].map(([name, same]) => {
      const addresses = merged(same.flatMap((endpoint) => endpoint.addresses))
      return {
        name,
        source: space.matching({ sources: addresses }),
        destination: space.matching({ destinations: addresses }),
      }
    })

function flowsBetween(space: PacketSpace, packets: Packets, makePlaces: PlaceMaker): readonly PlaceFlow[] {
  if (packets === space.none) return []
  const places = makePlaces(space)
  return places.flatMap((from) => {
    const sent = space.intersection(packets, from.source)
    if (sent === space.none) return []
    return places.flatMap((to) => {
      const between = space.intersection(sent, to.destination)
      return between === space.none
        ? []
        : [{ from: from.name, to: to.name, services: describeServices(space, between) }]
    })
  })
}
