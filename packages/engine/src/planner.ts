import type { Graph } from './graph.ts'
import type { Observation } from './observe.ts'
import type { Registry } from './registry.ts'

/** What a plan is made from. */
export interface Planner {
  readonly graph: Graph
  readonly registry: Registry
  readonly observation: Observation
}
