import { type Decision, decide, decideRepair } from './decide.ts'
import { deleteSteps } from './delete-steps.ts'
import { disruptionsOf, endings } from './disruption.ts'
import { wantedNeeds } from './edges.ts'
import { forwardSteps } from './forward-steps.ts'
import { criticalPath, type Graph, type ResourceNode, topological } from './graph.ts'
import type { Key } from './kind.ts'
import { displacements, obstaclesTo } from './obstacle.ts'
import type { Observation } from './observe.ts'
import { keptForOthers } from './others.ts'
import { orphanSteps, standingOn } from './orphan-steps.ts'
import type { Lookup, Plan, Step } from './plan.ts'
import type { Planner } from './planner.ts'
import type { Registry } from './registry.ts'
import { withReset } from './reset-steps.ts'
import { waitsBeforeMaking } from './waits-before-making.ts'

/** The changes and waits that make the clouds as wanted. Pure: the same world and wish give the same plan. */
export function planApply(graph: Graph, registry: Registry, observation: Observation): Plan {
  const planner = { graph, registry, observation }
  return planForward(planner, decideAll(planner, decide), 'apply')
}

/** Only what brings back what is broken or missing, with all that stands on it. What merely differs stays as it is. */
export function planRepair(graph: Graph, registry: Registry, observation: Observation): Plan {
  const planner = { graph, registry, observation: { ...observation, orphans: [] } }
  return planForward(planner, decideAll(planner, decideRepair), 'repair')
}

function planForward(planner: Planner, decisions: ReadonlyMap<Key, Decision>, goal: 'apply' | 'repair'): Plan {
  const { graph, registry, observation } = planner
  const replaced = new Set([...decisions].filter(([, { action }]) => action === 'replace').map(([key]) => key))
  const deletes = withReset(planner, [
    ...deleteSteps(planner, replaced, 'cannot change in place'),
    ...waitsBeforeMaking(planner, decisions, replaced),
  ])
  const forward = forwardSteps(planner, decisions, deletes)
  // An orphan goes last, when nothing refers to it any more; one that stands on what is replaced has to go first.
  const evicted = standingOn(replaced, observation.orphans)
  const early = orphanSteps(registry, [...evicted], [])
  const late = orphanSteps(
    registry,
    observation.orphans.filter((orphan) => !evicted.has(orphan)),
    forward.map(({ id }) => id),
  )
  const unchanged = [...decisions].filter(([, { action }]) => action === 'none').map(([key]) => key)
  const steps = [...early, ...behind(early, deletes), ...forward, ...late]
  const plan = finish(graph.owner, goal, dropDouble(steps), unchanged)
  return {
    ...plan,
    disruptions: disruptionsOf(plan.steps, planner, decisions),
    obstacles: obstaclesTo(planner, decisions),
  }
}

/** One reset of an object is enough, whether what stands on it or the document asks for it. */
const dropDouble = (steps: readonly Step[]): Step[] => [...new Map(steps.map((step) => [step.id, step])).values()]

/** Everything that removes what is ours, in the order the clouds allow: a graph of its own. */
export function planDestroy(graph: Graph, registry: Registry, observation: Observation): Plan {
  const planner = { graph, registry, observation }
  const orphans = orphanSteps(registry, observation.orphans, [])
  const kept = keptForOthers(planner)
  const stays = new Set(kept.map(({ key }) => key))
  const isToGo = ({ key, mode }: ResourceNode) => mode === 'own' && !stays.has(key) && observation.attributes.get(key)
  const present = new Set(graph.resources.filter(isToGo).map(({ key }) => key))
  const deletes = withReset(planner, deleteSteps(planner, present, 'the interconnect is taken down'))
  const plan = finish(graph.owner, 'destroy', [...orphans, ...behind(orphans, deletes)], [])
  const told = { disruptions: endings(plan.steps, planner), obstacles: displacements(planner) }
  return { ...plan, ...told, ...(kept.length > 0 && { kept }) }
}

function decideAll({ graph, registry, observation }: Planner, decideOne: typeof decide): Map<Key, Decision> {
  const nodes = new Map(graph.resources.map((node) => [node.key, node]))
  const decisions = new Map<Key, Decision>()
  const replaced = new Set<Key>()
  const disrupting = new Set<Key>()
  const lookup: Lookup = (key) => (replaced.has(key) ? undefined : observation.attributes.get(key))
  for (const key of topological(wantedNeeds(graph))) {
    const node = nodes.get(key)!
    const decision = decideOne(node, {
      kind: registry.kind(node.type),
      observed: observation.attributes.get(key),
      lookup,
      replaced,
      disrupting,
      owner: graph.owner,
      isTakenOver: observation.takenOver.has(key),
    })
    if (decision.action === 'replace') replaced.add(key)
    if (decision.disrupts) disrupting.add(key)
    decisions.set(key, decision)
  }
  return decisions
}

/** `steps`, each that waits for nothing waiting for the last of `first`. */
const behind = (first: readonly Step[], steps: readonly Step[]): Step[] => {
  const last = first.at(-1)
  return steps.map((step) => (last && step.after.length === 0 ? { ...step, after: [last.id] } : step))
}

function finish(owner: string, goal: Plan['goal'], steps: readonly Step[], unchanged: readonly Key[]): Plan {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const ordered = topological(new Map(steps.map((step) => [step.id, step.after]))).map((id) => byId.get(id)!)
  const { durationMs, path } = criticalPath(ordered)
  return { owner, goal, steps: ordered, unchanged, durationMs, criticalPath: path, disruptions: [], obstacles: [] }
}
