import { Heap } from './heap.ts'
import { type Failure, outsideRequests, requestEffects } from './request-effects.ts'
import type { Collection, Store } from './store.ts'

/** A transition that is to happen at a time: data, so that it survives the process. */
export interface Timer {
  readonly id: string
  /** Virtual time in milliseconds. */
  readonly dueMs: number
  /** Order of equal times. */
  readonly sequence: number
  /** The registered transition, such as `azure/circuit-settled`. */
  readonly name: string
  readonly payload: unknown
  /** How the transition is to fail, where it can. */
  readonly failure?: Failure
}

/** What a transition does; runs synchronously at its time. */
export type TimerHandler<Payload> = (payload: Payload, failure: Failure | undefined) => void

/** Durable scheduled transitions, kept in the store and run by the virtual clock. */
export class Timers {
  readonly #timers: Collection<Timer>
  /** The timers by due time; may hold some that were cancelled or replaced since. */
  #queue: Heap<Timer>
  readonly #handlers = new Map<string, TimerHandler<never>>()
  #sequence: number
  onScheduled: () => void = () => {}

  constructor(store: Store) {
    this.#timers = store.collection<Timer>('timers')
    this.#queue = new Heap(isBefore, this.#timers.values())
    this.#sequence = this.#timers.values().reduce((highest, { sequence }) => Math.max(highest, sequence), 0)
  }

  /** Registers a transition under its name; once per world, before any timer of that name is due. */
  handle<Payload>(name: string, handler: TimerHandler<Payload>): void {
    if (this.#handlers.has(name)) throw new RangeError(`transition ${name} is registered twice`)
    this.#handlers.set(name, handler)
  }

  /** Schedules `name` at `dueMs`; a timer with the same `id` is replaced. */
  schedule(id: string, dueMs: number, name: string, payload: unknown): void {
    const { laterByMs = 0, failure } = requestEffects() ?? {}
    const timer = {
      id,
      dueMs: dueMs + laterByMs,
      sequence: ++this.#sequence,
      name,
      payload,
      ...(failure && { failure }),
    }
    this.#timers.put(id, timer)
    this.#queue.push(timer)
    if (this.#queue.size > 2 * this.#timers.size + 16) this.#queue = new Heap(isBefore, this.#timers.values())
    this.onScheduled()
  }

  cancel(id: string): void {
    this.#timers.delete(id)
  }

  /** Due time of the earliest timer. */
  nextDueMs(): number | undefined {
    return this.#next()?.dueMs
  }

  /** Takes the earliest timer out and runs it. */
  runNext(): void {
    const timer = this.#next()
    if (!timer) return
    this.#queue.pop()
    this.#timers.delete(timer.id)
    const handler = this.#handlers.get(timer.name)
    if (!handler) throw new RangeError(`no transition is registered as ${timer.name}`)
    outsideRequests(() => handler(timer.payload as never, timer.failure))
  }

  #next(): Timer | undefined {
    for (let timer = this.#queue.peek(); timer; timer = this.#queue.peek()) {
      if (this.#timers.get(timer.id) === timer) return timer
      this.#queue.pop()
    }
    return undefined
  }
}

const isBefore = (a: Timer, b: Timer): boolean => (a.dueMs === b.dueMs ? a.sequence < b.sequence : a.dueMs < b.dueMs)
