import type { Checkpoint, Endpoint, Fabric, Next, Row, Station } from '../fabric/fabric.ts'
import { internetKey } from '../fabric/internet.ts'
import type { AddressRange } from '../packets/address-range.ts'
import { comingFrom, goingTo } from '../packets/match.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { spanOf, touches } from '../packets/span.ts'
import { remembered } from '../remembered.ts'
import { type Decision, type Direction, judge } from './judge.ts'
import type { Ending, Hop, Path } from './path.ts'

/** What packets carry along: where they came from, what they met, what checkpoints remember of them. */
interface Journey {
  readonly from: Endpoint
  readonly direction: Direction
  readonly packets: Packets
  readonly hops: readonly Hop[]
  /** By `memory`: packets whose answers pass there by state. */
  readonly tracked: ReadonlyMap<string, Packets>
  readonly visited: ReadonlySet<string>
  /** Undoes translations of the source, so that paths tell of packets as they left. */
  readonly origin: (packets: Packets) => Packets
}

/**
 * Follows sets of packets through a fabric, forth and, where they arrive, back. Every packet ends in exactly one way on
 * every path it can take; where several equal paths can carry it, it counts as answered when each of them brings it.
 */
export class Walk {
  readonly paths: Path[] = []
  readonly #space: PacketSpace
  readonly #fabric: Fabric
  readonly #byNetwork: ReadonlyMap<string, readonly Endpoint[]>

  constructor(space: PacketSpace, fabric: Fabric) {
    this.#space = space
    this.#fabric = fabric
    this.#byNetwork = byNetwork(fabric.endpoints)
  }

  /** Sends packets from an endpoint; returns those that arrive and whose answers come back. */
  send(from: Endpoint, packets: Packets): Packets {
    const journey: Journey = {
      from,
      direction: 'forth',
      packets,
      hops: [],
      tracked: new Map(),
      visited: new Set(),
      origin: (set) => this.#space.intersection(set, packets),
    }
    return packets === this.#space.none ? packets : this.#leave(journey, from)
  }

  #leave(journey: Journey, endpoint: Endpoint): Packets {
    const left = this.#pass(journey, endpoint.leaving)
    return left ? this.#forward(left, endpoint.station) : this.#space.none
  }

  /** Through checkpoints in a row; `undefined` when nothing gets through. */
  #pass(start: Journey, checkpoints: readonly Checkpoint[]): Journey | undefined {
    let journey = start
    for (const checkpoint of checkpoints) {
      const { direction, packets } = journey
      const before = journey.tracked.get(memory(checkpoint, 'back'))
      const asked = { packets, direction, ...(direction === 'back' && before !== undefined && { tracked: before }) }
      const { passed, tracked, allowedBy, stoppedBy } = judge(this.#space, checkpoint, asked)
      for (const by of stoppedBy) this.#end({ ...journey, packets: by.packets }, stoppedEnding(journey, checkpoint, by))
      if (passed === this.#space.none) return undefined
      const byState = direction === 'back' && before !== undefined && this.#space.overlaps(packets, before)
      journey = {
        ...journey,
        packets: passed,
        hops: [...journey.hops, { at: 'checkpoint', direction, checkpoint, allowedBy, byState }],
        tracked:
          direction === 'forth' ? new Map(journey.tracked).set(memory(checkpoint, 'forth'), tracked) : journey.tracked,
      }
    }
    return journey
  }

  #end(journey: Journey, ending: Ending): void {
    const { from, hops, origin, packets } = journey
    this.paths.push({ from, hops, ending, packets: origin(packets) })
  }

  #drop(journey: Journey, station: Station, reason: Extract<Next, { to: 'drop' }>['reason'], row?: Row): Packets {
    this.#end(journey, { outcome: 'dropped', direction: journey.direction, station, reason, ...(row && { row }) })
    return this.#space.none
  }

  #forward(arrived: Journey, id: string): Packets {
    const station = this.#fabric.stations.get(id)!
    if (arrived.visited.has(id)) return this.#drop(arrived, station, 'loop')
    const passed = this.#pass(arrived, station.checkpoints ?? [])
    if (!passed) return this.#space.none
    const journey = this.#translated({ ...passed, visited: new Set([...passed.visited, id]) }, station)
    let rest = journey.packets
    const done: Packets[] = []
    const span = this.#span(journey)
    for (const row of station.rows) {
      if (!touches(span, row.destinations)) continue
      const packets = this.#space.intersection(rest, this.#towards(row.destinations, journey.direction))
      if (packets === this.#space.none) continue
      const hop: Hop = { at: 'station', direction: journey.direction, station, row }
      done.push(this.#next({ ...journey, packets, hops: [...journey.hops, hop] }, station, row))
      rest = this.#space.difference(rest, packets)
      if (rest === this.#space.none) break
    }
    if (rest !== this.#space.none) this.#drop({ ...journey, packets: rest }, station, 'no-route')
    return this.#untranslated(passed, station, this.#space.union(...done))
  }

  /** Where packets, or answers, go at the most: tables and networks are long, and most of them is far from it. */
  #span({ packets, direction }: Journey): readonly AddressRange[] {
    return spanOf(this.#space, packets, direction === 'forth' ? 'destination' : 'source')
  }

  /** Packets, or answers, that go to some addresses. */
  #towards(ranges: readonly AddressRange[], direction: Direction): Packets {
    return this.#space.matching(direction === 'forth' ? goingTo(ranges) : comingFrom(ranges))
  }

  #translated(journey: Journey, { translation }: Station): Journey {
    if (!translation || journey.direction === 'back') return journey
    const space = this.#space
    const kept = translation.unless
      ? space.intersection(journey.packets, space.matching(translation.unless))
      : space.none
    const changed = space.difference(journey.packets, kept)
    const packets = space.union(
      kept,
      space.intersection(space.regardlessOf(changed, 'source'), space.matching(translation.match)),
    )
    const back = (set: Packets): Packets =>
      space.intersection(journey.packets, space.union(set, space.regardlessOf(set, 'source')))
    return { ...journey, packets, origin: (set) => journey.origin(back(set)) }
  }

  /** What was answered, as it was before the station changed it. */
  #untranslated(before: Journey, { translation }: Station, answered: Packets): Packets {
    if (!translation || before.direction === 'back') return answered
    return this.#space.intersection(before.packets, this.#space.regardlessOf(answered, 'source'))
  }

  #next(journey: Journey, station: Station, row: Row): Packets {
    const { next } = row
    switch (next.to) {
      case 'stations': {
        const answered = next.stations.map((id) => this.#forward(journey, id))
        return this.#space.intersection(...answered)
      }
      case 'endpoints':
        return this.#deliver(journey, station, row, next.network)
      case 'internet':
        return this.#leaveForInternet(journey, station, row)
      case 'drop':
        return this.#drop(journey, station, next.reason, row)
    }
  }

  #deliver(journey: Journey, station: Station, row: Row, network: string): Packets {
    let rest = journey.packets
    const done: Packets[] = []
    const span = this.#span(journey)
    for (const endpoint of this.#byNetwork.get(network) ?? []) {
      if (!touches(span, endpoint.addresses)) continue
      const packets = this.#space.hit(rest, this.#towards(endpoint.addresses, journey.direction))
      if (packets === this.#space.none) continue
      done.push(this.#arrive({ ...journey, packets }, endpoint))
      rest = this.#space.difference(rest, packets)
      if (rest === this.#space.none) break
    }
    if (rest !== this.#space.none) this.#drop({ ...journey, packets: rest }, station, 'no-such-address', row)
    return this.#space.union(...done)
  }

  #arrive(journey: Journey, endpoint: Endpoint): Packets {
    const entered = this.#pass(journey, endpoint.entering)
    if (!entered) return this.#space.none
    const { direction, hops } = entered
    const arrived: Journey = { ...entered, hops: [...hops, { at: 'endpoint', direction, endpoint }] }
    if (direction === 'forth') return this.#leave({ ...arrived, direction: 'back', visited: new Set() }, endpoint)
    return this.#answered(arrived)
  }

  #answered(journey: Journey): Packets {
    this.#end(journey, { outcome: 'answered' })
    return journey.packets
  }

  /** Out by a gateway that keeps state: answers come back by the same door, to whoever asked. */
  #leaveForInternet(journey: Journey, station: Station, row: Row): Packets {
    const internet = this.#fabric.endpoints.find(({ key }) => key === internetKey)
    const beyond = internet ? this.#towards(internet.addresses, journey.direction) : this.#space.none
    const packets = this.#space.intersection(journey.packets, beyond)
    const nowhere = this.#space.difference(journey.packets, packets)
    if (nowhere !== this.#space.none) this.#drop({ ...journey, packets: nowhere }, station, 'no-such-address', row)
    if (!internet || packets === this.#space.none) return this.#space.none
    if (journey.direction === 'back') return this.#answered({ ...journey, packets })
    const hops: Hop[] = [...journey.hops, { at: 'endpoint', direction: 'forth', endpoint: internet }]
    const returned = this.#pass({ ...journey, packets, hops, direction: 'back' }, journey.from.entering)
    return returned ? this.#answered(returned) : this.#space.none
  }
}

/** What passes a place out has its answers come in there, and the other way round. */
const memory = ({ place, way }: Checkpoint, direction: Direction): string =>
  `${place} ${(way === 'out') === (direction === 'forth') ? 'out' : 'in'}`

const stoppedEnding = ({ direction }: Journey, checkpoint: Checkpoint, by: Decision): Ending => ({
  outcome: 'stopped',
  direction,
  checkpoint,
  by,
})

const byNetwork = remembered((endpoints: readonly Endpoint[]): ReadonlyMap<string, readonly Endpoint[]> =>
  Map.groupBy(endpoints, ({ network }) => network ?? ''),
)
