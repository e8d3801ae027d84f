import { parentId, resourcesOfGroup, sameId } from '@interconnect/azure'
import {
  type Attributes,
  execute,
  type Graph,
  type JournalRecord,
  type Key,
  memoryJournal,
  needs,
  observe,
  type Outcome,
  planMarks,
  readJournal,
  type ResourceNode,
  type TakenOver,
} from '@interconnect/engine'
import { InterconnectError, type InterconnectDocument } from '@interconnect/model'
import { compose } from '../compose/compose.ts'
import { keys } from '../compose/keys.ts'
import { readFacts } from '../facts.ts'
import { type ReadPorts, registryOf, type WritePorts } from '../ports.ts'
import { compare, look, type Planned } from './plan.ts'
import { review } from './prepare.ts'

/** One object that somebody else made, and what it is to be. */
export interface Adopted {
  readonly key: Key
  readonly title: string
  readonly id: string
  readonly as: TakenOver
}

export interface Adoption {
  readonly name: string
  /** Empty when there is nothing to take over, or all of it is ours already. */
  readonly objects: readonly Adopted[]
  /** What is to be written down; nothing is written to a cloud. */
  readonly records: readonly JournalRecord[]
  /** What apply would do afterwards: where what was found differs from the document. */
  readonly planned: Planned
}

/**
 * What taking over the link that a document describes would mean. Reads only.
 * @throws existing/not-ours for what carries the mark of another document
 */
export async function planAdoption(document: InterconnectDocument, ports: ReadPorts): Promise<Adoption> {
  const found = await findStrangers(document, ports)
  const records = found.map(({ node, id, as }): JournalRecord => ({
    record: 'taken-over',
    key: node.key,
    type: node.type,
    id,
    as,
    needs: needs(node),
  }))
  const registry = registryOf(ports)
  const after = { ...ports, journal: memoryJournal([...ports.journal.records, ...records]) }
  return {
    name: document.metadata.name,
    objects: found.map(({ node, id, as }) => ({
      key: node.key,
      title: `${registry.kind(node.type).title} ${id.split('/').at(-1)}`,
      id,
      as,
    })),
    records,
    planned: await compare(document, after),
  }
}

/** Writes down that the objects are ours from here on. */
export async function adopt({ records }: Adoption, { journal }: Pick<ReadPorts, 'journal'>): Promise<void> {
  for (const record of records) await journal.append(record)
}

/** Puts our mark on what was taken over: tags, and nothing else. */
export async function markAdopted(document: InterconnectDocument, ports: WritePorts): Promise<Outcome> {
  const { graph, registry, observation } = await look(document, ports)
  const plan = planMarks(graph, registry, observation)
  return execute(plan, { ...ports, graph, registry, observation })
}

interface Stranger {
  readonly node: ResourceNode
  readonly id: string
  readonly as: TakenOver
}

async function findStrangers(document: InterconnectDocument, ports: ReadPorts): Promise<Stranger[]> {
  const facts = await readFacts(document, ports)
  const { link, azure } = facts
  // As it would be without them: what is ours to make is what is to be taken over.
  const graph = composed(document, withoutLink(facts))
  const wanted = graph?.resources.filter(({ mode }) => mode === 'own') ?? []
  const byLink: [Key, string | undefined][] = link
    ? [
        [keys.circuit, link.circuit],
        [keys.connection, link.connection],
        [keys.virtualCircuit, link.virtualCircuit],
        [keys.gateway, (await isShared(azure?.gateway?.id, link.connection, ports)) ? undefined : azure?.gateway?.id],
      ]
    : []
  const named = link || !graph ? [] : await findByName(graph, ports)
  const ids = new Map([...byLink, ...named].filter((pair): pair is [Key, string] => pair[1] !== undefined))
  const strangers = wanted.flatMap((node): Stranger[] => {
    const id = ids.get(node.key)
    return id === undefined || node.key === keys.resourceGroup ? [] : [{ node, id, as: 'own' }]
  })
  await assertFree(strangers, document.metadata.name, ports)
  const circuit = ids.get(keys.circuit)
  const groupId = ids.get(keys.resourceGroup) ?? (circuit === undefined ? undefined : parentId(circuit))
  const node = wanted.find(({ key }) => key === keys.resourceGroup)
  if (!node || groupId === undefined) return strangers
  return [...strangers, { node, id: groupId, as: await standingOf(groupId, ports, strangers) }]
}

type Facts = Awaited<ReturnType<typeof readFacts>>

function withoutLink({ link: _found, azure, ...facts }: Facts): Facts {
  if (!azure) return facts
  const { gateway: _there, ...rest } = azure
  return { ...facts, azure: rest }
}

function composed(document: InterconnectDocument, facts: Facts): Graph | undefined {
  const { spec } = review(document, facts)
  return spec && compose(spec)
}

/** Whether a gateway carries more than the link's connection: then it is used, and stays with whom it belongs to. */
async function isShared(gatewayId: string | undefined, connection: string, { azure, signal }: ReadPorts) {
  if (gatewayId === undefined) return true
  type Row = { readonly id: string; readonly properties: { readonly virtualNetworkGateway1: { readonly id: string } } }
  const path = `${parentId(connection)}/providers/Microsoft.Network/connections`
  const all = await azure.list<Row>(path, { signal })
  return all.some(
    ({ id, properties }) => sameId(properties.virtualNetworkGateway1.id, gatewayId) && !sameId(id, connection),
  )
}

/** A resource group is ours when nothing but the link is in it, and used as it stands when there is. */
async function standingOf(groupId: string, ports: ReadPorts, taken: readonly Stranger[]): Promise<TakenOver> {
  const known = [...readJournal(ports.journal.records).values()].flatMap(({ id }) => id ?? [])
  const ours = [...taken.map(({ id }) => id), ...known]
  const all = await resourcesOfGroup(ports.azure, groupId, { signal: ports.signal })
  return all.every((one) => ours.some((id) => sameId(id, one))) ? 'own' : 'existing'
}

/** Objects with the very names ours have that carry no mark: ours, whose marks and journal were lost, or of one who chose the same names. */
async function findByName(graph: Graph, ports: ReadPorts): Promise<[Key, string][]> {
  const journal = readJournal(ports.journal.records)
  const { signal } = ports
  const { attributes } = await observe(graph, { registry: registryOf(ports), journal, signal, acceptUnmarked: true })
  return graph.resources.flatMap(({ key, mode }): [Key, string][] => {
    const found = attributes.get(key)
    const isNew = mode === 'own' && found && found.owner === null && journal.get(key)?.id !== found.id
    return isNew ? [[key, found.id]] : []
  })
}

/** @throws existing/not-ours for the first that carries another's mark */
async function assertFree(strangers: readonly Stranger[], owner: string, ports: ReadPorts): Promise<void> {
  const registry = registryOf(ports)
  const read = strangers.map(async ({ node, id }) => {
    const context = registry.readContext(node.type, { owner, key: node.key }, ports.signal)
    const found = (await registry.kind(node.type).read(id, context)) as Attributes | undefined
    if (!found?.owner || found.owner === owner) return
    throw new InterconnectError(
      'existing/not-ours',
      `the ${registry.kind(node.type).title} ${id} is managed by the document named '${found.owner}'`,
      { hint: `use that document, or give it up there first: \`interconnect destroy\` would take it down` },
    )
  })
  await Promise.all(read)
}
