import { InterconnectError } from '@interconnect/model'
import { differences } from './difference.ts'
import type { Gate, ResourceNode } from './graph.ts'
import type { Accepted, Attributes, Difference, Key, Mark } from './kind.ts'
import { isMarkDifference, markDifferences } from './mark-tags.ts'
import type { Observation } from './observe.ts'
import type { Step } from './plan.ts'
import { resolveRefs } from './reference.ts'
import { settle, settleGone, waitUntil } from './settle.ts'
import { namedAsFound } from './taken-over.ts'
import { Writer, type WriterOptions } from './writer.ts'

export interface PerformOptions extends WriterOptions {
  readonly observation: Observation
  readonly onWaiting: (step: Step, waitingFor: string) => void
}

/** Carries out single steps; knows what is where while a plan runs. */
export class Performer {
  readonly #options: PerformOptions
  readonly #attributes: Map<Key, Attributes | undefined>
  readonly #writer: Writer
  readonly #nodes: ReadonlyMap<Key, ResourceNode>
  readonly #gates: ReadonlyMap<Key, Gate>

  constructor(options: PerformOptions) {
    this.#options = options
    const { graph, observation } = options
    this.#writer = new Writer(options)
    this.#attributes = new Map(observation.attributes)
    for (const orphan of observation.orphans) this.#attributes.set(orphan.key, orphan.attributes)
    this.#nodes = new Map(graph.resources.map((node) => [node.key, node]))
    this.#gates = new Map(graph.gates.map((gate) => [gate.key, gate]))
  }

  /** What is known now about the object `key`. */
  attributes(key: Key): Attributes | undefined {
    return this.#attributes.get(key)
  }

  async perform(step: Step): Promise<void> {
    switch (step.action) {
      case 'wait':
        return this.#passGate(step)
      case 'delete':
        return this.#delete(step)
      case 'settle':
        return this.#settle(step)
      case 'adopt':
        return this.#adopt(step)
      case 'create':
        return this.#create(step)
      case 'update':
        return this.#update(step)
      case 'reset':
        return this.#reset(step)
    }
  }

  #props(key: Key): Record<string, unknown> {
    const props = resolveRefs(this.#nodes.get(key)?.props ?? {}, (other) => this.#attributes.get(other)) as Record<
      string,
      unknown
    >
    const known = this.#attributes.get(key)
    if (!known || !this.#options.observation.takenOver.has(key)) return props
    return namedAsFound(this.#options.registry.kind(this.#nodes.get(key)!.type), known, props)
  }

  #pendingOperation(key: Key): string | undefined {
    return this.#options.entries.get(key)?.pending?.operation
  }

  /** Waits for a write of an earlier run, and records its end. */
  async #settle(step: Step): Promise<void> {
    const { id } = this.#attributes.get(step.key)!
    await this.#await(step, id, this.#pendingOperation(step.key))
    // An end without its intent would tell nothing of what the object stands on.
    if (this.#options.entries.has(step.key)) await this.#options.journal.append({ record: 'done', key: step.key, id })
  }

  async #create(step: Step): Promise<void> {
    const { registry } = this.#options
    const kind = registry.kind(step.type!)
    const props = this.#valid(step)
    const hidden = await this.#lookAgain(step, props)
    if (hidden) return this.#bringInLine(step, hidden, props)
    await this.#writer.write(step, 'create', props, async (context) => {
      const accepted = await kind.create(props, context)
      return { accepted, finish: () => this.#await(step, accepted.id, accepted.operation) }
    })
  }

  async #update(step: Step): Promise<void> {
    const kind = this.#options.registry.kind(step.type!)
    const props = this.#valid(step)
    const { id } = this.#attributes.get(step.key)!
    await this.#writer.write(step, 'update', props, async (context) => {
      const now = (await kind.read(id, context)) as Attributes | undefined
      const found = now ? this.#differences(step, now, props) : step.differences
      const accepted = await kind.update(id, props, found, context)
      return { accepted, finish: () => this.#await(step, accepted.id, accepted.operation) }
    })
  }

  async #reset(step: Step): Promise<void> {
    const kind = this.#options.registry.kind(step.type!)
    const { id } = this.#attributes.get(step.key)!
    await this.#writer.write(step, 'update', this.#props(step.key), async (context) => {
      const accepted = await kind.reset!(id, context)
      return { accepted, finish: () => this.#await(step, accepted.id, accepted.operation) }
    })
  }

  /** What differs by now; the mark counts where the plan missed it. */
  #differences(step: Step, now: Attributes, props: Record<string, unknown>): Difference[] {
    const { registry, graph } = this.#options
    const held = registry.kind(step.type!).holds(now, props) as Record<string, unknown>
    const mark = step.differences.some(isMarkDifference) ? markDifferences(graph.owner, now.owner) : []
    return [...differences(held, props), ...mark]
  }

  async #delete(step: Step): Promise<void> {
    const kind = this.#options.registry.kind(step.type!)
    const known = this.#attributes.get(step.key)
    if (!known) return
    if (kind.settled(known).state === 'leaving') await this.#awaitGone(step, { id: known.id })
    else
      await this.#writer.write(step, 'delete', this.#props(step.key), async (context) => {
        const accepted = await kind.delete(known.id, context)
        return { accepted, finish: () => this.#awaitGone(step, accepted) }
      })
    this.#attributes.set(step.key, undefined)
  }

  async #adopt(step: Step): Promise<void> {
    const { registry, hardSignal, clock } = this.#options
    const kind = registry.kind(step.type!)
    const context = registry.readContext(step.type!, this.#mark(step.key), hardSignal)
    const props = this.#valid(step)
    const overdue = clock.now() + (kind.comesWithinMs ?? Number.POSITIVE_INFINITY)
    const found = await waitUntil(async () => {
      const attributes = (await kind.find(props, context)) as Attributes | undefined
      if (!attributes && clock.now() >= overdue) return { value: undefined }
      if (!attributes) return { waitingFor: 'the cloud to make it' }
      const settled = kind.settled(attributes)
      const isUnderWay = settled.state === 'no' || settled.state === 'leaving'
      return isUnderWay ? { waitingFor: settled.waitingFor } : { value: attributes }
    }, this.#waiting(step))
    if (found) await this.#bringInLine(step, found, props)
    else await this.#create(step)
  }

  /**
   * An object that we remember to have made and that was not to be seen when the plan was made: gone, or hidden by a replica
   * that lagged behind. Where names are not unique, making it anew on such a word would make it twice.
   */
  async #lookAgain(step: Step, props: Record<string, unknown>): Promise<Attributes | undefined> {
    const { registry, hardSignal, entries, graph } = this.#options
    const id = entries.get(step.key)?.id
    if (id === undefined) return undefined
    const kind = registry.kind(step.type!)
    const context = registry.readContext(step.type!, this.#mark(step.key), hardSignal)
    const remembered = (await kind.read(id, context)) as Attributes | undefined
    const found = remembered ?? ((await kind.find(props, context)) as Attributes | undefined)
    if (!found || kind.settled(found).state === 'leaving') return undefined
    return found.id === id || found.owner === graph.owner ? found : undefined
  }

  async #bringInLine(step: Step, found: Attributes, props: Record<string, unknown>): Promise<void> {
    const kind = this.#options.registry.kind(step.type!)
    this.#attributes.set(step.key, found)
    const differs = differences(kind.holds(found, props) as Record<string, unknown>, props)
    if (differs.length > 0) await this.#update(step)
  }

  async #await(step: Step, id: string, operation: string | undefined): Promise<void> {
    this.#attributes.set(step.key, await settle({ ...this.#settling(step), id, operation }))
  }

  #awaitGone(step: Step, { id, operation }: Accepted): Promise<void> {
    return settleGone({ ...this.#settling(step), id, operation })
  }

  #settling(step: Step) {
    const { registry, hardSignal } = this.#options
    const kind = registry.kind(step.type!)
    return { ...this.#waiting(step), kind, context: registry.readContext(step.type!, this.#mark(step.key), hardSignal) }
  }

  #waiting(step: Step) {
    const { clock, signal, onWaiting } = this.#options
    return {
      clock,
      signal,
      typicalMs: step.typicalMs,
      title: step.title,
      onWaiting: (text: string) => onWaiting(step, text),
    }
  }

  #mark(key: Key): Mark {
    return { owner: this.#options.graph.owner, key }
  }

  /** Resolved props, checked against the kind's schema: a reference that leads nowhere is our mistake. */
  #valid(step: Step): Record<string, unknown> {
    const parsed = this.#options.registry.kind(step.type!).props.safeParse(this.#props(step.key))
    if (parsed.success) return parsed.data as Record<string, unknown>
    const where = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
    throw new InterconnectError('us/bug', `props of ${step.key} do not fit its kind: ${where}`)
  }

  /** Reads what the gate watches until it opens. */
  async #passGate(step: Step): Promise<void> {
    const gate = this.#gates.get(step.key)!
    await waitUntil(
      async () => {
        await Promise.all(gate.watches.map((key) => this.#refresh(key)))
        const state = gate.check((key) => this.#attributes.get(key))
        if (state.state === 'broken') throw new InterconnectError('link/failed', state.message, { hint: state.hint })
        return state.state === 'open' ? { value: undefined } : { waitingFor: state.waitingFor }
      },
      { ...this.#waiting(step), deadlineMs: gate.deadlineMs },
    )
  }

  async #refresh(key: Key): Promise<void> {
    const node = this.#nodes.get(key)!
    const id = this.#attributes.get(key)?.id
    if (id === undefined) return
    const { registry, hardSignal } = this.#options
    const context = registry.readContext(node.type, this.#mark(key), hardSignal)
    this.#attributes.set(key, (await registry.kind(node.type).read(id, context)) as Attributes | undefined)
  }
}
