import { Agent } from 'node:http'
import type { Clock } from '@interconnect/model'
import { type Pace, wallClock } from '../core/index.ts'
import type { ControlAccess } from './control-file.ts'
import { exchange } from './exchange.ts'

interface Time {
  readonly nowMs: number
  readonly pace: Pace
}

interface Sleeper {
  readonly dueMs: number
  readonly wake: () => void
  readonly fail: (error: unknown) => void
}

/**
 * The virtual clock of a simulator in another process: time there stands still while this client is at work, and jumps
 * ahead when every client that takes part is asleep. `now()` is what the simulator said last.
 */
export class RemoteClock implements Clock, AsyncDisposable {
  readonly #access: ControlAccess
  /** One connection: the simulator takes its end for the end of this client. */
  readonly #presence: Agent
  readonly #id: string
  readonly #sleepers = new Set<Sleeper>()
  #time: Time
  #toldAtMs = wallClock.now()
  #busy = 0
  #turn = 0
  /** Moment until which the simulator lets this client sleep, while it does. */
  #asleepUntilMs: number | undefined
  #checking = false

  private constructor(access: ControlAccess, presence: Agent, { id, ...time }: Time & { readonly id: string }) {
    this.#access = access
    this.#presence = presence
    this.#id = id
    this.#time = time
  }

  /**
   * Takes part in the time of a served world.
   * @throws cloud/unreachable when nobody serves it
   */
  static async join(access: ControlAccess): Promise<RemoteClock> {
    const presence = new Agent({ keepAlive: true, maxSockets: 1 })
    const path = '/clock/participants'
    const joined = await exchange(access, { method: 'POST', path, agent: presence })
    return new RemoteClock(access, presence, joined as Time & { id: string })
  }

  now(): number {
    const { nowMs, pace } = this.#time
    return typeof pace === 'number' ? nowMs + Math.floor((wallClock.now() - this.#toldAtMs) * pace) : nowMs
  }

  async sleep(ms: number, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    signal?.throwIfAborted()
    const sleeping = this.#asleep(this.now() + Math.max(0, ms), signal)
    if (this.#asleepUntilMs !== undefined && this.#nextDueMs() < this.#asleepUntilMs) void this.#wake().catch(() => {})
    this.#arrange()
    return sleeping
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++
    try {
      if (this.#asleepUntilMs !== undefined) await this.#wake()
      return await work()
    } finally {
      this.#busy--
      this.#arrange()
    }
  }

  /** Leaves: the others' time goes on without this client. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#presence.destroy()
  }

  #asleep(dueMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        signal?.removeEventListener('abort', abort)
        this.#sleepers.delete(sleeper)
      }
      const abort = () => (leave(), reject(signal?.reason as Error))
      const sleeper: Sleeper = { dueMs, wake: () => (leave(), resolve()), fail: (error) => (leave(), reject(error)) }
      signal?.addEventListener('abort', abort, { once: true })
      this.#sleepers.add(sleeper)
    })
  }

  #nextDueMs(): number {
    return Math.min(...[...this.#sleepers].map(({ dueMs }) => dueMs))
  }

  /** Goes to sleep over there once everything that is ready to run here has run. */
  #arrange(): void {
    if (this.#checking || this.#busy > 0 || this.#asleepUntilMs !== undefined || this.#sleepers.size === 0) return
    this.#checking = true
    wallClock.whenIdle(() => {
      this.#checking = false
      if (this.#busy === 0 && this.#asleepUntilMs === undefined && this.#sleepers.size > 0) void this.#sleepThere()
    })
  }

  async #sleepThere(): Promise<void> {
    const untilMs = (this.#asleepUntilMs = this.#nextDueMs())
    try {
      const body = { untilMs, turn: ++this.#turn }
      this.#hear(await exchange(this.#access, { ...this.#about('sleep', body), agent: this.#presence }))
    } catch (error) {
      for (const sleeper of this.#sleepers) sleeper.fail(error)
    } finally {
      this.#asleepUntilMs = undefined
    }
    const due = [...this.#sleepers].filter(({ dueMs }) => dueMs <= this.#time.nowMs)
    for (const { wake } of due.toSorted((a, b) => a.dueMs - b.dueMs)) wake()
    this.#arrange()
  }

  /** Resolves when the simulator counts this client as at work again. */
  async #wake(): Promise<void> {
    this.#hear(await exchange(this.#access, this.#about('wake', { turn: this.#turn })))
  }

  #about(what: 'sleep' | 'wake', body: object) {
    return { method: 'POST', path: `/clock/participants/${this.#id}/${what}`, body } as const
  }

  #hear(answer: unknown): void {
    this.#time = answer as Time
    this.#toldAtMs = wallClock.now()
  }
}
