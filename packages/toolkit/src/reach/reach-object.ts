import { type Graph, type Observation, type Registry, type ResourceNode, resolveRefs } from '@interconnect/engine'
import type { ObjectRef, Side } from '@interconnect/reach'

/** An object of the graph as the network model needs it: wanted before it exists, held by its cloud afterwards. */
export interface ReachObject {
  readonly ref: ObjectRef
  readonly type: string
  /** Ids of other objects are their keys here; another attribute of theirs is `<key>#<attribute>`. */
  readonly props: Readonly<Record<string, unknown>>
  /** What only the cloud knows, such as states; absent before there is anything. */
  readonly attributes?: Readonly<Record<string, unknown>>
  readonly isThere: boolean
}

const refOf = ({ key, type, name }: ResourceNode, registry: Registry): ObjectRef => ({
  key,
  side: type.split('/')[0] as Side,
  kind: registry.kind(type).title,
  name: name.replace(/^(of|in) /, ''),
})

/** Everything the graph wants, as if it were there. */
export const wantedObjects = ({ resources }: Graph, registry: Registry): readonly ReachObject[] => {
  const keys = new Map(resources.flatMap(({ id, key }) => (id === undefined ? [] : [[id, key] as const])))
  return resources.map((node) => ({
    ref: refOf(node, registry),
    type: node.type,
    props: named(node.props, keys) as ReachObject['props'],
    isThere: true,
  }))
}

/** Kinds that are a part of another object and share its id. */
const contents: ReadonlySet<string> = new Set(['azure/security-rules', 'oci/nsg-rules', 'oci/vcn-route-rules'])

/** Everything the graph wants, as the clouds hold it now. */
export function heldObjects(graph: Graph, registry: Registry, { attributes }: Observation): readonly ReachObject[] {
  const keys = keysById(graph, attributes)
  return graph.resources.map((node) => held(node, { registry, attributes, keys }))
}

/** Keys of the objects of a graph, and of those they are born with, by their ids in the cloud. */
export function keysById({ resources }: Graph, attributes: Observation['attributes']): ReadonlyMap<string, string> {
  const there = resources.flatMap(({ key, type }) => {
    const found = attributes.get(key)
    return found ? [{ key, type, found }] : []
  })
  const own = there.filter(({ type }) => !contents.has(type)).map(({ key, found }) => [found.id, key] as const)
  const defaults = there.flatMap(({ key, found }) =>
    Object.entries(found).flatMap(([name, value]) =>
      typeof value === 'string' && name.startsWith('default') ? [[value, `${key}#${name}`] as const] : [],
    ),
  )
  return new Map([...defaults, ...own])
}

interface Around {
  readonly registry: Registry
  readonly attributes: Observation['attributes']
  readonly keys: ReadonlyMap<string, string>
}

function held(node: ResourceNode, { registry, attributes, keys }: Around): ReachObject {
  const found = attributes.get(node.key)
  const wanted = resolveRefs(node.props, (key) => attributes.get(key)) as Record<string, unknown>
  const props = found ? { ...wanted, ...(registry.kind(node.type).holds(found, wanted) as object) } : wanted
  return {
    ref: refOf(node, registry),
    type: node.type,
    props: named(props, keys) as ReachObject['props'],
    ...(found && { attributes: named(found, keys) as ReachObject['props'] }),
    isThere: found !== undefined,
  }
}

/** References and ids as keys. */
function named(value: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return keys.get(value) ?? value
  if (Array.isArray(value)) return value.map((item) => named(item, keys))
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value) {
    const { $ref, attribute } = value as { $ref: string; attribute: string }
    return attribute === 'id' ? $ref : `${$ref}#${attribute}`
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, named(item, keys)]))
}
