import type { Decision } from './decide.ts'
import type { ResourceNode } from './graph.ts'
import type { AnyKind, Key } from './kind.ts'
import type { Orphan } from './observe.ts'
import type { Planner } from './planner.ts'
import { resolveRefs } from './reference.ts'

/** A change that no cloud makes; what to do instead. */
export interface Obstacle {
  readonly key: Key
  readonly sort: 'impossible' | 'renamed'
  readonly message: string
  readonly instead: string
  readonly source?: string
}

/** All that stands in the way of a plan. */
export function obstaclesTo(planner: Planner, decisions: ReadonlyMap<Key, Decision>): Obstacle[] {
  const changes = planner.graph.resources.flatMap((node) => {
    const decision = decisions.get(node.key)!
    return [...impossibilities(node, decision, planner), ...renames(node, decision, planner)]
  })
  return [...changes, ...displacements(planner)]
}

/** What is ours, and would be left behind by a document that names somebody else's in its place. */
export const displacements = ({ registry, observation }: Planner): Obstacle[] =>
  observation.displaced.map(({ key, type, attributes: { id } }) => ({
    key,
    sort: 'impossible',
    message: `the document names the ${registry.kind(type).title} of somebody else, and ours (${id}) is still there`,
    instead: 'destroy with the document of before, then apply this one',
  }))

/** What is made anew anyway may have any value. */
function impossibilities(node: ResourceNode, { action, differences }: Decision, { registry }: Planner): Obstacle[] {
  if (action !== 'update') return []
  const { title } = registry.kind(node.type)
  return differences.flatMap(({ path, from, to, effect }): Obstacle[] => {
    if (effect.how !== 'impossible') return []
    const { because, instead, source } = effect
    const message = `${path} of the ${title} ${node.name} cannot change from ${said(from)} to ${said(to)}: ${because}`
    return [{ key: node.key, sort: 'impossible', message, instead, ...(source !== undefined && { source }) }]
  })
}

const said = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))

/** An object of ours that only lost its name is not to be made a second time beside itself. */
function renames(node: ResourceNode, { action }: Decision, { registry, observation }: Planner): Obstacle[] {
  const kind: AnyKind = registry.kind(node.type)
  if (action !== 'create' || !kind.standsFor) return []
  const wanted = resolveRefs(node.props, (key) => observation.attributes.get(key)) as object
  const isOnce = ({ type, attributes }: Orphan) => type === node.type && kind.standsFor!(attributes, wanted)
  return observation.orphans.filter(isOnce).map(({ key }) => ({
    key: node.key,
    sort: 'renamed',
    message: `${lastPart(node.key)} is what the document called ${lastPart(key)} before: the ${kind.title} ${lastPart(key)} still has its addresses`,
    instead: `write the name ${lastPart(key)} again, or take it out of the document, apply, and add ${lastPart(node.key)} after that`,
  }))
}

const lastPart = (key: Key): string => `'${key.split('/').at(-1)}'`
