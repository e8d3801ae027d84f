import { type Gate, type Graph, needs } from './graph.ts'
import type { Key } from './kind.ts'
import type { Observation } from './observe.ts'

/** For each key what it comes after. */
export type Edges = ReadonlyMap<Key, readonly Key[]>

/** What each object comes after by itself. */
export const wantedNeeds = ({ resources }: Graph): Map<Key, Key[]> =>
  new Map(resources.map((node) => [node.key, needs(node)]))

/** The same where objects are changed in place: some are changed in another order than they are made. */
export function orderOfChanges(graph: Graph, updated: ReadonlySet<Key>): Map<Key, Key[]> {
  const edges = wantedNeeds(graph)
  for (const { key, changesAfter } of graph.resources) {
    if (!changesAfter || !updated.has(key) || !changesAfter.objects.every((other) => updated.has(other))) continue
    for (const other of changesAfter.objects)
      edges.set(
        other,
        edges.get(other)!.filter((before) => before !== key),
      )
    edges.get(key)!.push(...changesAfter.objects, ...changesAfter.gates)
  }
  return edges
}

/** What each object comes after as it stands now: what it was made on, which may differ from what is wanted. */
export function standingNeeds(graph: Graph, { stoodOn }: Observation): Map<Key, Key[]> {
  const known = new Set(graph.resources.map(({ key }) => key))
  return new Map(
    graph.resources.map((node) => [node.key, (stoodOn.get(node.key) ?? needs(node)).filter((key) => known.has(key))]),
  )
}

/** The same with the gates of one goal between. */
export function withGates(edges: Map<Key, Key[]>, gates: readonly Gate[]): Map<Key, Key[]> {
  for (const gate of gates) {
    edges.set(gate.key, [...new Set([...gate.after, ...gate.watches])])
    for (const key of gate.before) edges.get(key)?.push(gate.key)
  }
  return edges
}

export function inverted(edges: Edges): Map<Key, Key[]> {
  const result = new Map<Key, Key[]>([...edges.keys()].map((key) => [key, []]))
  for (const [key, before] of edges) for (const other of before) result.get(other)?.push(key)
  return result
}

/** For each key the nearest keys before it that are in `kept`, looking through those that are not. */
export function contracted(edges: Edges, kept: ReadonlySet<Key>): (key: Key) => Key[] {
  const memo = new Map<Key, Key[]>()
  const nearest = (key: Key): Key[] => {
    const known = memo.get(key)
    if (known) return known
    const found = [...new Set((edges.get(key) ?? []).flatMap((other) => (kept.has(other) ? [other] : nearest(other))))]
    memo.set(key, found)
    return found
  }
  return nearest
}
