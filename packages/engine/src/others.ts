import { standingNeeds } from './edges.ts'
import type { Attributes, Key, Others } from './kind.ts'
import type { Kept } from './plan.ts'
import type { Planner } from './planner.ts'

/** What others put into an object, to be spread into its attributes; nothing where there is nothing. */
export function othersIn(
  noun: string,
  names: readonly string[],
  leadsTo: readonly string[] = [],
): { readonly others?: Others } {
  if (names.length === 0) return {}
  const shown = [...names.slice(0, 3), ...(names.length > 3 ? ['…'] : [])].join(', ')
  const what = `${names.length} ${noun}${names.length === 1 ? '' : 's'} of others: ${shown}`
  return { others: { what, ...(leadsTo.length > 0 && { leadsTo }) } }
}

/**
 * What of ours is left standing when all is taken down: what others put something into, what that leads to, and what
 * these stand on.
 */
export function keptForOthers(planner: Planner): Kept[] {
  const { graph, registry, observation } = planner
  const own = new Map(graph.resources.filter(({ mode }) => mode === 'own').map((node) => [node.key, node]))
  const held = [...own.keys()].flatMap((key) => observation.attributes.get(key) ?? [])
  const because = new Map<Key, string>()
  const keep = (key: Key, why: string) => {
    if (!own.has(key) || because.has(key) || !observation.attributes.get(key)) return
    because.set(key, why)
    for (const under of standing.get(key) ?? []) keep(under, `${titleOf(key)} stays`)
  }
  const titleOf = (key: Key) => `${registry.kind(own.get(key)!.type).title} ${own.get(key)!.name}`
  const standing = standingNeeds(graph, observation)
  for (const key of own.keys()) {
    const others = observation.attributes.get(key)?.others
    if (others) keep(key, `it holds ${others.what}`)
  }
  const targets = new Set(held.flatMap(({ others }: Attributes) => others?.leadsTo ?? []))
  for (const key of own.keys())
    if (targets.has(observation.attributes.get(key)?.id ?? '')) keep(key, 'a route of others leads to it')
  return [...because].map(([key, why]) => ({ key, title: titleOf(key), because: why }))
}
