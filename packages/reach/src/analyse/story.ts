import { edgeStation, type Leg, legs } from '@interconnect/routing'
import type { Explanation } from '../explain/explain.ts'
import type { Endpoint } from '../fabric/fabric.ts'
import type { ObjectRef } from '../model/object.ts'
import { describe } from '../packets/describe.ts'
import { type PacketMatch } from '../packets/match.ts'
import { formatPacket } from '../packets/packet.ts'
import { protocols } from '../packets/protocol.ts'
import type { PacketSpace } from '../packets/packet-space.ts'
import { witness } from '../packets/witness.ts'
import { type Direction, judge } from './judge.ts'
import type { Ending, Hop, Path } from './path.ts'
import type { ReachVerdict, Trace } from './trace.ts'

/** One thing packets meet, in words. */
export interface StoryStep {
  readonly direction: Direction
  /** `leaving azure/app`, `routes of oci/db`, `azure/app` on arrival. */
  readonly where: string
  /** The object that decided; none on arrival. */
  readonly object?: ObjectRef
  /** The rule or row: `rule app-to-db`, `answers pass by state`. */
  readonly by: string
  readonly result: 'passes' | 'stops' | 'arrives'
}

/** Which legs of the link packets can take. Empty where they do not cross it. */
export interface LegsUsed {
  readonly there: readonly Leg[]
  readonly back: readonly Leg[]
  /** Whether answers can come back over another leg than packets went. */
  readonly isAsymmetric: boolean
}

export interface PathMtu {
  readonly bytes: number
  /** Endpoints that begin with larger packets and have to find out. */
  readonly larger: readonly { readonly place: string; readonly bytes: number; readonly isTold: boolean }[]
}

/** A trace as plain data, for people and for programs. */
export interface Story {
  readonly verdict: ReachVerdict
  /** Boxes of packets that pass and are answered, in words. */
  readonly passing: readonly string[]
  readonly stopped: readonly string[]
  /** One packet of what is stopped. */
  readonly example?: string
  /** One way as an example: one that is answered, or the one that meets the first obstacle. */
  readonly steps: readonly StoryStep[]
  readonly legs: LegsUsed
  readonly mtu?: PathMtu
  readonly explanation: Explanation
}

export function storyOf(space: PacketSpace, trace: Trace, explanation: Explanation): Story {
  const answered = trace.paths.find(({ ending }) => ending.outcome === 'answered')
  const shown = trace.verdict === 'allowed' ? answered : (explanation.obstacles[0]?.path ?? answered)
  const stopped = space.difference(trace.asked, trace.allowed)
  const example = witness(space, stopped)
  return {
    verdict: trace.verdict,
    passing: describe(space, trace.allowed),
    stopped: describe(space, stopped),
    ...(example && { example: formatPacket(example) }),
    steps: shown ? stepsOf(shown) : [],
    legs: legsUsed(trace.paths),
    ...(answered && { mtu: pathMtu(space, answered) }),
    explanation,
  }
}

const stepsOf = ({ from, hops, ending }: Path): readonly StoryStep[] => [
  { direction: 'forth', where: from.names[0]!, by: '', result: 'arrives' },
  ...passed(hops, ending).map(stepOf),
  ...endStep(ending),
  ...(ending.outcome === 'answered' ? homeSteps(from, hops) : []),
]

/** A row that drops packets is where they end, not what they passed. */
function passed(hops: readonly Hop[], ending: Ending): readonly Hop[] {
  const last = hops.at(-1)
  const isEnd = ending.outcome === 'dropped' && last?.at === 'station' && last.row === ending.row
  return isEnd ? hops.slice(0, -1) : hops
}

/** Who left under another address has the answers brought home by whoever gave it. */
function homeSteps(from: Endpoint, hops: readonly Hop[]): readonly StoryStep[] {
  const [station] = hops.flatMap((hop) =>
    hop.at === 'station' && hop.direction === 'forth' && hop.station.translation ? [hop.station] : [],
  )
  const arrived = hops.findLast((hop) => hop.at === 'endpoint')
  if (!station?.translation || arrived?.endpoint === from) return []
  const { object } = station.translation
  return [
    { direction: 'back', where: station.title, object, by: 'answers go to who asked, by state', result: 'passes' },
    { direction: 'back', where: from.names[0]!, by: '', result: 'arrives' },
  ]
}

function stepOf(hop: Hop): StoryStep {
  const { direction } = hop
  switch (hop.at) {
    case 'endpoint':
      return { direction, where: hop.endpoint.names[0]!, by: '', result: 'arrives' }
    case 'station':
      return { direction, where: hop.station.title, object: hop.row.object, by: hop.row.text, result: 'passes' }
    case 'checkpoint': {
      const [first, ...others] = hop.allowedBy
      const object = first?.object ?? hop.checkpoint.filters[0]?.object
      return {
        direction,
        where: hop.checkpoint.title,
        ...(object && { object }),
        by: first?.rule
          ? `rule ${first.rule.name}${others.length > 0 ? ` and ${others.length} more` : ''}`
          : hop.byState
            ? 'answers pass by state'
            : 'nothing is filtered',
        result: 'passes',
      }
    }
  }
}

function endStep(ending: Ending): readonly StoryStep[] {
  switch (ending.outcome) {
    case 'answered':
      return []
    case 'stopped': {
      const { direction, checkpoint, by } = ending
      const said = by.rule ? `rule ${by.rule.name} denies` : 'no rule allows it'
      return [{ direction, where: checkpoint.title, object: by.object, by: said, result: 'stops' }]
    }
    case 'dropped': {
      const { direction, station, row } = ending
      const object = row?.object ?? station.object
      return [{ direction, where: station.title, object, by: row?.text ?? 'no route for it', result: 'stops' }]
    }
  }
}

const isEdge = (leg: Leg): RegExp => new RegExp(`^${edgeStation('.*', leg)}$`)
const edges = { primary: isEdge('primary'), secondary: isEdge('secondary') }

/** Over all ways, also those that fail: packets may take any. */
function legsUsed(paths: readonly Path[]): LegsUsed {
  const used = (path: Path, direction: Direction): readonly Leg[] =>
    legs.filter((leg) =>
      path.hops.some((hop) => hop.at === 'station' && hop.direction === direction && edges[leg].test(hop.station.id)),
    )
  const whole = paths.filter(({ ending }) => ending.outcome === 'answered')
  const of = (direction: Direction) => legs.filter((leg) => whole.some((path) => used(path, direction).includes(leg)))
  return {
    there: of('forth'),
    back: of('back'),
    isAsymmetric: whole.some((path) => used(path, 'forth').join() !== used(path, 'back').join()),
  }
}

const tooBig: PacketMatch = { protocols: [protocols.icmp], icmp: [{ type: 3, code: 4 }] }

/**
 * The smallest packet size on the way there and back, and who learns of it by ICMP type 3 code 4.
 * @source https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/connectionhang.htm
 */
function pathMtu(space: PacketSpace, { from, hops }: Path): PathMtu {
  const ends = [
    from,
    ...hops.flatMap((hop) => (hop.at === 'endpoint' && hop.direction === 'forth' ? [hop.endpoint] : [])),
  ]
  const limits = hops.flatMap((hop) => (hop.at === 'station' ? (hop.station.mtuBytes ?? []) : []))
  const bytes = Math.min(...limits, ...ends.map(({ mtuBytes }) => mtuBytes))
  const larger = ends
    .filter(({ mtuBytes }) => mtuBytes > bytes)
    .map((endpoint) => ({
      place: endpoint.names[0]!,
      bytes: endpoint.mtuBytes,
      isTold: isTold(space, endpoint, hops),
    }))
  return { bytes, larger }
}

/** Stateful rules let the message in with the flow; without state a rule must. */
function isTold(space: PacketSpace, { entering, leaving }: Endpoint, hops: readonly Hop[]): boolean {
  const own = new Set([...entering, ...leaving])
  const stateless = hops.some(
    (hop) => hop.at === 'checkpoint' && own.has(hop.checkpoint) && hop.allowedBy.some(({ rule }) => rule?.isStateless),
  )
  if (!stateless) return true
  const packets = space.matching(tooBig)
  return entering.every((checkpoint) => judge(space, checkpoint, { packets, direction: 'forth' }).passed !== space.none)
}
