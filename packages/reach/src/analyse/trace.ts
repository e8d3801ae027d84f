import type { Fabric } from '../fabric/fabric.ts'
import type { PacketMatch } from '../packets/match.ts'
import type { Packets, PacketSpace } from '../packets/packet-space.ts'
import { type Place } from './places.ts'
import type { Path } from './path.ts'
import { Walk } from './walk.ts'

/** Whether `from` can reach `to`, and be answered. */
export interface Question {
  readonly from: Place
  readonly to: Place
  /** What is asked for; everything when empty. */
  readonly service: Pick<PacketMatch, 'protocols' | 'destinationPorts' | 'icmp'>
}

export type ReachVerdict = 'allowed' | 'blocked' | 'partly'

export interface Trace {
  readonly question: Question
  readonly verdict: ReachVerdict
  readonly asked: Packets
  /** Those that arrive and whose answers come back, whichever of equal paths they take. */
  readonly allowed: Packets
  readonly paths: readonly Path[]
}

/** Follows everything the question asks about, there and back. */
export function trace(space: PacketSpace, fabric: Fabric, question: Question): Trace {
  const { from, to, service } = question
  const walk = new Walk(space, fabric)
  const sent = from.parts.map(({ endpoint, addresses }) => {
    const packets = space.matching({ ...service, sources: addresses, destinations: to.addresses })
    return { endpoint, packets }
  })
  const allowed = space.union(...sent.map(({ endpoint, packets }) => walk.send(endpoint, packets)))
  const asked = space.union(...sent.map(({ packets }) => packets))
  return { question, asked, allowed, paths: walk.paths, verdict: verdictOf(space, asked, allowed) }
}

function verdictOf(space: PacketSpace, asked: Packets, allowed: Packets): ReachVerdict {
  if (allowed === space.none) return 'blocked'
  return allowed === asked ? 'allowed' : 'partly'
}
