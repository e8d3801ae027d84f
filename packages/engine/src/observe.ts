import { InterconnectError } from '@interconnect/model'
import { type Graph, needs, type ResourceNode, topological } from './graph.ts'
import type { JournalEntry } from './journal.ts'
import type { AnyKind, Attributes, Key } from './kind.ts'
import { resolveRefs } from './reference.ts'
import type { Observed, Registry } from './registry.ts'

/** An object of ours that the graph no longer wants. */
export interface Orphan {
  readonly key: Key
  readonly type: string
  readonly attributes: Attributes
  /** What it stands on, as far as the journal remembers. */
  readonly needs: readonly Key[]
}

/** The world as the clouds tell it now. */
export interface Observation {
  readonly attributes: Observed
  readonly orphans: readonly Orphan[]
  /** Objects of ours in whose place the graph now wants somebody else's. */
  readonly displaced: readonly Orphan[]
  /** What each object stood on when it was last written, as far as the journal remembers. */
  readonly stoodOn: ReadonlyMap<Key, readonly Key[]>
  /** Objects of the graph that others made and we took over. */
  readonly takenOver: ReadonlySet<Key>
}

export interface ObserveOptions {
  readonly registry: Registry
  /** What the journal says; a hint only, the clouds decide. */
  readonly journal: ReadonlyMap<Key, JournalEntry>
  readonly signal: AbortSignal
  /** Gives objects with our names and nobody's mark as they are, instead of refusing them: for taking over. */
  readonly acceptUnmarked?: boolean
}

/** Reads every object of the graph, as parallel as their references allow, and finds what is ours beside it. */
export async function observe(graph: Graph, options: ObserveOptions): Promise<Observation> {
  const nodes = new Map(graph.resources.map((node) => [node.key, node]))
  const order = topological(new Map([...nodes].map(([key, node]) => [key, needs(node)])))
  const listing = options.registry.listMarked(graph.owner, options.signal)
  listing.catch(() => {})
  const reading = new Map<Key, Promise<Attributes | undefined>>()
  for (const key of order) {
    const node = nodes.get(key)!
    const before = needs(node).map(async (other) => [other, await reading.get(other)] as const)
    const read = Promise.all(before).then((known) =>
      observeNode(graph.owner, node, new Map(known), { ...options, listing }),
    )
    read.catch(() => {})
    reading.set(key, read)
  }
  const [attributes, leftOver] = await Promise.all([
    Promise.all(order.map(async (key) => [key, await reading.get(key)] as const)).then((pairs) => new Map(pairs)),
    findLeftOver(graph, { ...options, listing }),
  ])
  const stoodOn = new Map([...options.journal].map(([key, entry]) => [key, entry.needs]))
  const displaced = leftOver.filter(({ key }) => nodes.has(key))
  const orphans = leftOver.filter(({ key }) => !nodes.has(key))
  return { attributes, orphans, displaced, stoodOn, takenOver: takenOverOf(attributes, options.journal) }
}

const takenOverOf = (attributes: Observed, journal: ObserveOptions['journal']): Set<Key> =>
  new Set(
    [...attributes].flatMap(([key, found]) => {
      const isKnown = found && (found.isTakenOver || (journal.get(key)?.takenOver && journal.get(key)?.id === found.id))
      return isKnown ? [key] : []
    }),
  )

interface Looking extends ObserveOptions {
  /** Everything that carries the owner's mark. */
  readonly listing: ReturnType<Registry['listMarked']>
}

async function observeNode(
  owner: string,
  node: ResourceNode,
  before: Observed,
  { registry, journal, signal, listing, acceptUnmarked = false }: Looking,
): Promise<Attributes | undefined> {
  signal.throwIfAborted()
  const kind = registry.kind(node.type)
  const context = registry.readContext(node.type, { owner, key: node.key }, signal)
  const props = resolveRefs(node.props, (key) => before.get(key)) as Record<string, unknown>
  const recorded = journal.get(node.key)?.id
  const id = node.mode === 'existing' ? node.id : recorded
  const known = id === undefined ? undefined : ((await kind.read(id, context)) as Attributes | undefined)
  const mayBeAnother = node.id === undefined && (!known || isLeaving(kind, known))
  const named = mayBeAnother ? ((await kind.find(props, context)) as Attributes | undefined) : undefined
  // One that was taken over has another name than ours, and its mark may be all that is left to know it by.
  const found = named ?? known ?? (node.mode === 'own' ? markedAs(node.key, await listing) : undefined)
  if (node.mode === 'existing' && !found) throw missing(node, kind.title)
  if (node.mode !== 'own' || !found || isOurs(found, owner, recorded)) return found
  if (isLeaving(kind, found)) return undefined
  if (acceptUnmarked && found.owner === null) return found
  throw notOurs(node, kind.title, found)
}

const isLeaving = (kind: AnyKind, attributes: Attributes): boolean => kind.settled(attributes).state === 'leaving'

const markedAs = (key: Key, listed: Awaited<Looking['listing']>): Attributes | undefined =>
  listed.find((object) => object.key === key && object.attributes.isTakenOver)?.attributes

/** What the journal remembers is ours though somebody took its mark away; with another's mark it is theirs. */
const isOurs = ({ id, owner: held }: Attributes, owner: string, recorded: string | undefined): boolean =>
  held === undefined || held === owner || (held === null && id === recorded)

const missing = (node: ResourceNode, title: string) =>
  new InterconnectError(
    'existing/not-found',
    `the ${title} ${node.id ?? node.name} that the document names is not there`,
    {
      hint: 'check the id, the account and the permission to read it',
      details: { key: node.key },
    },
  )

const notOurs = (node: ResourceNode, title: string, { id, owner }: Attributes) =>
  new InterconnectError(
    'existing/not-ours',
    `the ${title} '${node.name}' exists and ${owner ? `belongs to '${owner}'` : 'carries no mark of ours'}`,
    {
      hint: owner
        ? `it is managed by the document named '${owner}': choose another metadata.name`
        : 'if it is a part of this link, take it over with `interconnect adopt`; otherwise choose another metadata.name',
      details: { key: node.key, id },
    },
  )

/** Whether the graph wants the object `id` under this key; somebody else's is wanted by its id. */
const isWantedIn = (graph: Graph): ((key: Key, id: string) => boolean) => {
  const nodes = new Map(graph.resources.map((node) => [node.key, node]))
  return (key, id) => {
    const node = nodes.get(key)
    return node !== undefined && (node.mode !== 'existing' || node.id === undefined || isSameId(node.id, id))
  }
}

const isSameId = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** All that is ours and not wanted. */
async function findLeftOver(graph: Graph, { registry, journal, signal, listing }: Looking): Promise<Orphan[]> {
  const isWanted = isWantedIn(graph)
  const listed = (await listing).filter(({ key, attributes }) => !isWanted(key, attributes.id))
  // One that is on its way out beside another of its key has been replaced, and goes by itself.
  const isReplaced = ({ key, type, attributes }: (typeof listed)[number]) =>
    isLeaving(registry.kind(type), attributes) &&
    listed.some((other) => other.key === key && other.attributes.id !== attributes.id)
  const found = listed.filter((object) => !isReplaced(object))
  const marked = found.map((object) => ({ ...object, needs: journal.get(object.key)?.needs ?? [] }))
  const seen = new Set(marked.map(({ key }) => key))
  const recorded = [...journal].filter(([key, { id }]) => id !== undefined && !isWanted(key, id) && !seen.has(key))
  const unmarked = await Promise.all(
    recorded.map(async ([key, { type, id, needs }]): Promise<Orphan[]> => {
      const context = registry.readContext(type, { owner: graph.owner, key }, signal)
      const attributes = (await registry.kind(type).read(id!, context)) as Attributes | undefined
      const isTheirs = typeof attributes?.owner === 'string' && attributes.owner !== graph.owner
      return attributes && !isTheirs ? [{ key, type, attributes, needs }] : []
    }),
  )
  return [...marked, ...unmarked.flat()]
}
