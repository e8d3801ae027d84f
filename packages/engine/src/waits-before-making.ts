import type { Decision } from './decide.ts'
import { waitStep } from './gate-step.ts'
import type { Gate } from './graph.ts'
import type { Key } from './kind.ts'
import type { Step } from './plan.ts'
import type { Planner } from './planner.ts'

/**
 * Gates of destroying also stand before making again: what somebody else deleted is made only when the other cloud has
 * let go of what was there before. (What this plan deletes itself has the gate behind its delete.)
 */
export function waitsBeforeMaking(
  { graph, observation }: Planner,
  decisions: ReadonlyMap<Key, Decision>,
  replaced: ReadonlySet<Key>,
): Step[] {
  const isMade = (key: Key) => decisions.get(key)?.action === 'create'
  const isClosed = (gate: Gate) => gate.check((key) => observation.attributes.get(key)).state === 'closed'
  return graph.gates
    .filter(({ goal, after, before }) => {
      const isOfDeletes = [...after, ...before].some((key) => replaced.has(key))
      return goal === 'destroy' && after.length > 0 && after.every(isMade) && !isOfDeletes
    })
    .filter(isClosed)
    .map((gate) => waitStep(gate, 'the other cloud must let go of what was there before'))
}
