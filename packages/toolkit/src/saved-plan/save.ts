import { heldProps, type Orphan, type ResourceNode, type Step } from '@interconnect/engine'
import { type SavedObject, type SavedPlan, savedPlanVersion } from '@interconnect/model'
import type { Planned } from '../actions/plan.ts'
import { digestOf } from './digest.ts'

export interface SaveOptions {
  readonly target: SavedPlan['target']
  /** Version of the program. */
  readonly madeBy: string
  /** Takes secrets out of a plain value, wherever they stand in it. */
  readonly redact: (value: unknown) => unknown
}

/** A plan with everything it rests on, as a value without secrets. */
export function savedPlan(planned: Planned, { target, madeBy, redact }: SaveOptions): SavedPlan {
  const { plan, graph, observation, document } = planned
  const content = redact({
    apiVersion: 'oci-azure.dev/v1alpha1',
    kind: 'SavedPlan',
    version: savedPlanVersion,
    madeBy,
    name: plan.owner,
    goal: plan.goal,
    target,
    document,
    durationMs: plan.durationMs,
    stops: plan.disruptions.map(({ stops }) => stops),
    objects: [
      ...graph.resources.map((node) => objectOf(node, planned)),
      ...observation.orphans.map((orphan) => orphanOf(orphan, planned)),
    ],
    steps: plan.steps.map(stepOf),
  })
  // As it reads back: what JSON leaves out must not count as a difference.
  const plain = JSON.parse(JSON.stringify(content)) as Omit<SavedPlan, 'digest'>
  return { ...plain, digest: digestOf(plain) }
}

function objectOf(node: ResourceNode, { registry, observation }: Planned): SavedObject {
  const kind = registry.kind(node.type)
  const observed = observation.attributes.get(node.key)
  const said = { key: node.key, title: `${kind.title} ${node.name}` }
  if (!observed) return { ...said, there: false, holds: {} }
  const holds = heldProps(node, kind, observed, (key) => observation.attributes.get(key))
  return { ...said, there: true, id: observed.id, settled: kind.settled(observed).state, holds }
}

function orphanOf({ key, type, attributes }: Orphan, { registry }: Planned): SavedObject {
  const kind = registry.kind(type)
  const title = `${kind.title} ${key.split('/').slice(2).join('/') || key}`
  return { key, title, there: true, id: attributes.id, settled: kind.settled(attributes).state, holds: {} }
}

const stepOf = ({ id, title, reason, after, differences }: Step): SavedPlan['steps'][number] => ({
  id,
  title,
  reason,
  after: [...after],
  differences: differences.map(({ path, from, to }) => ({
    path,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  })),
})
