import type { AnalysedPath, TrafficRoute } from '@interconnect/oci-api'
import type { Call } from '../call.ts'
import { answerTo } from './packet.ts'
import type { Place, Question } from './question.ts'
import { judgeAt, type Judgement, type Way } from './security.ts'
import { routesOf } from './walk.ts'

/** The paths of a packet and, where asked for, of its answer, worked out from what is stored now. */
export function analyse(question: Question, call: Call): AnalysedPath[] {
  const { from, to, packet, isBidirectional } = question
  const forward = routesOf({ from, to, packet }, call)
  if (!isBidirectional) return forward.map((forwardRoute) => ({ forwardRoute }))
  const before = (place: Place, way: Way): Judgement | undefined =>
    place.at === 'subnet' ? judgeAt(place, way, packet, call.world) : undefined
  const answered = { atFrom: before(to, 'INGRESS'), atTo: before(from, 'EGRESS') }
  return paired(forward, routesOf({ from: to, to: from, packet: answerTo(packet), answered }, call))
}

/** Each way there with one back; what is left over goes with the last of the other. */
const paired = (forward: readonly TrafficRoute[], back: readonly TrafficRoute[]): AnalysedPath[] =>
  Array.from({ length: Math.max(forward.length, back.length) }, (_, index) => ({
    forwardRoute: forward[index] ?? forward.at(-1)!,
    returnRoute: back[index] ?? back.at(-1)!,
  }))
