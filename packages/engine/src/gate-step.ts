import { contracted, type Edges } from './edges.ts'
import type { Gate } from './graph.ts'
import type { Key } from './kind.ts'
import type { Observation } from './observe.ts'
import { type Step, stepId } from './plan.ts'

/** A gate is a step when something before it happens, or when it is not open already. */
export function gateStep(
  gate: Gate,
  acting: ReadonlyMap<Key, Step>,
  edges: Edges,
  observation: Observation,
): Step | undefined {
  const stirred = contracted(edges, new Set(acting.keys()))(gate.key).length > 0
  const state = gate.check((key) => observation.attributes.get(key))
  if (!stirred && state.state === 'open') return undefined
  const reason =
    state.state === 'closed' ? state.waitingFor : state.state === 'broken' ? state.message : 'changes come before it'
  return waitStep(gate, stirred ? 'changes come before it' : reason)
}

export const waitStep = (gate: Gate, reason: string): Step => ({
  id: stepId('wait', gate.key),
  key: gate.key,
  action: 'wait',
  title: gate.title,
  reason,
  differences: [],
  after: [],
  typicalMs: gate.typicalMs,
})
