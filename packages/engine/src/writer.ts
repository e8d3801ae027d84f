import { type Clock, hasCode, InterconnectError } from '@interconnect/model'
import { type Graph, needs, type ResourceNode } from './graph.ts'
import { type JournalEntry, type JournalStore, requestToken, type WriteAction } from './journal.ts'
import type { Accepted, Key, WriteContext } from './kind.ts'
import type { Step } from './plan.ts'
import type { Registry } from './registry.ts'
import { defaultRetry, retryDelayMs } from './retry.ts'
import { deadlineMs } from './settle.ts'
import { WriteLocks } from './write-locks.ts'

export interface WriterOptions {
  readonly graph: Graph
  readonly registry: Registry
  readonly journal: JournalStore
  /** What the journal said when the run began. */
  readonly entries: ReadonlyMap<Key, JournalEntry>
  readonly clock: Clock
  /** Stops waiting; calls on their way are let through. */
  readonly signal: AbortSignal
  /** Cuts off calls on their way, too. */
  readonly hardSignal: AbortSignal
  onRetrying(step: Step, message: string): void
  /** Jitter of retries, in [0, 1). */
  readonly random?: (() => number) | undefined
}

/** A call the cloud has taken, and how to wait for its end. */
export interface Begun {
  readonly accepted: Accepted
  readonly finish: () => Promise<void>
}

/** Refusals of the moment that only time cures: worth the same call again. Sessions retry what the network does. */
const momentary = ['cloud/busy', 'cloud/stale', 'cloud/token-spent'] as const

/** Longest that refusals of the moment are put up with. */
const patienceMs = 30 * 60_000

/**
 * Longest that a cloud may take to know everywhere what it has just told us: the object in use by what is gone, or
 * missing though it was made a moment ago. A refusal that lasts longer is meant.
 * @source https://github.com/oracle/terraform-provider-oci/blob/master/internal/tfresource/retry.go (404 and 409 as eventual consistency)
 */
const echoMs = 2 * 60_000

/** Makes writes that survive a crash: what is meant to be done is on the disk before it is asked for. */
export class Writer {
  readonly #options: WriterOptions
  readonly #attempts: Map<Key, number>
  readonly #nodes: ReadonlyMap<Key, ResourceNode>
  readonly #locks = new WriteLocks()
  /** What this run has made or changed. */
  readonly #written = new Set<Key>()

  constructor(options: WriterOptions) {
    this.#options = options
    this.#nodes = new Map(options.graph.resources.map((node) => [node.key, node]))
    this.#attempts = new Map([...options.entries].map(([key, { attempts }]) => [key, attempts]))
  }

  /** Intent, call, result, each durable before the next; refusals of the moment are waited out. */
  async write(
    step: Step,
    action: WriteAction,
    props: Record<string, unknown>,
    call: (context: WriteContext<unknown>) => Promise<Begun>,
  ): Promise<void> {
    const { registry, journal } = this.#options
    const kind = registry.kind(step.type!)
    const words = kind.serialised?.(props) ?? []
    // Each try takes its turn anew: who waits out a refusal does not hold up others.
    await this.#patiently(step, () =>
      this.#locks.during(words, async () => {
        this.#options.signal.throwIfAborted()
        const token = requestToken(this.#options.graph.owner, step.key, this.#attempts.get(step.key) ?? 0)
        await journal.append({
          record: 'intent',
          key: step.key,
          type: step.type!,
          action,
          token,
          needs: this.#needs(step.key, action),
        })
        const { accepted: taken, finish } = await call(this.#context(step, token))
        const { id, operation } = taken
        // Nobody has to wait for it: were it lost, the next run would find the object by looking.
        const accepted = {
          record: 'accepted',
          key: step.key,
          id,
          ...(operation === undefined ? {} : { operation }),
        } as const
        await Promise.all([journal.append(accepted), finish()])
        this.#conclude(step.key)
        this.#written.add(step.key)
        await journal.append(
          action === 'delete' ? { record: 'gone', key: step.key } : { record: 'done', key: step.key, id },
        )
      }),
    )
  }

  /** What is to be deleted stands where it was made, whatever is wanted now. */
  #needs(key: Key, action: WriteAction): readonly Key[] {
    const node = this.#nodes.get(key)
    const stoodOn = this.#options.entries.get(key)?.needs
    return (action === 'delete' || !node ? stoodOn : undefined) ?? (node ? needs(node) : [])
  }

  #conclude(key: Key): void {
    this.#attempts.set(key, (this.#attempts.get(key) ?? 0) + 1)
  }

  async #patiently<T>(step: Step, call: () => Promise<T>): Promise<T> {
    const { clock, signal, journal, random } = this.#options
    const since = clock.now()
    for (let attempt = 1; ; attempt++) {
      try {
        return await call()
      } catch (error) {
        // Whoever stops has not failed: the intent stands, and the next run sees to it.
        if (signal.aborted && !InterconnectError.is(error)) throw error
        // The journal is another run's now.
        if (hasCode(error, 'state/locked')) throw error
        if (!InterconnectError.is(error) || clock.now() - since >= this.#patienceMs(step, error)) {
          this.#conclude(step.key)
          await journal.append({
            record: 'failed',
            key: step.key,
            code: InterconnectError.is(error) ? error.code : 'us/bug',
          })
          throw error
        }
        // The object this token once made is gone: the same intent needs a fresh token.
        if (error.code === 'cloud/token-spent') this.#conclude(step.key)
        this.#options.onRetrying(step, error.message)
        await clock.sleep(retryDelayMs(attempt, error, defaultRetry, random), { signal })
      }
    }
  }

  /** How long it is worth asking again after `error`, in milliseconds; 0 for what no time cures. */
  #patienceMs(step: Step, error: InterconnectError): number {
    if (hasCode(error, ...momentary)) return Math.max(patienceMs, this.#longestBusyMs(step))
    if (hasCode(error, 'cloud/conflict')) return echoMs
    return hasCode(error, 'cloud/not-found') && this.#standsOnNew(step) ? echoMs : 0
  }

  /** Whether something the object stands on was written by this run: the cloud may not know it everywhere yet. */
  #standsOnNew({ key }: Step): boolean {
    const node = this.#nodes.get(key)
    return node !== undefined && needs(node).some((other) => this.#written.has(other))
  }

  /** What an earlier run began may have to end first, such as the making of what is now to be deleted. */
  #longestBusyMs(step: Step): number {
    const { durations } = this.#options.registry.kind(step.type!)
    return deadlineMs(Math.max(durations.create, durations.update, durations.delete))
  }

  #context(step: Step, token: string): WriteContext<unknown> {
    const { registry, hardSignal, clock, graph, entries } = this.#options
    const isTakenOver = step.action !== 'create' && entries.get(step.key)?.takenOver !== undefined
    return registry.writeContext(step.type!, {
      mark: { owner: graph.owner, key: step.key, ...(isTakenOver && { isTakenOver }) },
      signal: hardSignal,
      requestToken: token,
      clock,
    })
  }
}
