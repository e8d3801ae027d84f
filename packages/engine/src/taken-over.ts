import type { Graph, ResourceNode } from './graph.ts'
import type { JournalEntry } from './journal.ts'
import type { AnyKind, Attributes, Key } from './kind.ts'

/** The graph as it is after taking over: what others use, too, is used as it stands. */
export const withTakenOver = (graph: Graph, journal: ReadonlyMap<Key, JournalEntry>): Graph => ({
  ...graph,
  resources: graph.resources.map((node) => {
    const { id, takenOver } = journal.get(node.key) ?? {}
    return takenOver === 'existing' && id !== undefined ? usedAsItStands(node, id) : node
  }),
})

const usedAsItStands = ({ key, type }: ResourceNode, id: string): ResourceNode => ({
  key,
  type,
  name: id.split('/').at(-1)!,
  mode: 'existing',
  id,
  props: {},
})

/** Wanted props of an object that was taken over: what it is called and where it is filed stay as they were found. */
export function namedAsFound(
  kind: AnyKind,
  attributes: Attributes,
  wanted: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const held = kind.holds(attributes, wanted) as Record<string, unknown>
  return {
    ...wanted,
    ...Object.fromEntries((kind.names ?? []).filter((name) => name in wanted).map((name) => [name, held[name]])),
  }
}
