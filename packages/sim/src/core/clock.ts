import type { Clock } from '@interconnect/model'
import { Sleepers } from './sleepers.ts'
import type { Timers } from './timers.ts'
import { wallClock, type WallClock } from './wall-clock.ts'

/**
 * How virtual time passes.
 * - `driven`: jumps to the next sleeper when nobody who uses this clock is at work (a client in the same process).
 * - `free`: as `driven`, and with nobody asleep runs every scheduled transition as soon as the world is idle
 *   (clients in other processes, whose sleeps cannot be seen).
 * - a number: that many times faster than the wall clock.
 */
export type Pace = 'driven' | 'free' | number

export interface VirtualClockOptions {
  readonly startMs: number
  readonly timers: Timers
  readonly pace?: Pace
  readonly wall?: WallClock
  /** Called after transitions ran, so that their effects become durable. */
  readonly onTransitions?: (nowMs: number) => void
}

/** Virtual time: runs scheduled transitions at their times and wakes sleepers, without anybody waiting for real. */
export class VirtualClock implements Clock {
  readonly #timers: Timers
  readonly #wall: WallClock
  readonly #pace: Pace
  readonly #onTransitions: (nowMs: number) => void
  readonly #sleepers = new Sleepers()
  #now: number
  /** Wall time at which virtual time was `#now`; for a numeric pace. */
  #wallAtNow: number
  /** Exchanges under way on the client's side. */
  #busy = 0
  /** Requests that wait on the server's side, each inside an exchange its client counts as busy. */
  #lagging = 0
  #running = false
  #checking = false
  #stopped = false
  #cancelTick: () => void = () => {}

  constructor({ startMs, timers, pace = 'driven', wall = wallClock, onTransitions = () => {} }: VirtualClockOptions) {
    this.#now = startMs
    this.#timers = timers
    this.#pace = pace
    this.#wall = wall
    this.#wallAtNow = wall.now()
    this.#onTransitions = onTransitions
    timers.onScheduled = () => this.#arrange()
    this.#arrange()
  }

  /** Never runs anything, and so never passes a transition that has not run. */
  now(): number {
    if (this.#running) return this.#now
    return Math.max(this.#now, Math.min(this.#pacedNow(), this.#timers.nextDueMs() ?? Infinity))
  }

  sleep(ms: number, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    const sleeping = this.#sleepers.add(this.now() + Math.max(0, ms), signal)
    this.#arrange()
    return sleeping
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#busy++
    try {
      return await work()
    } finally {
      this.#busy--
      this.#arrange()
    }
  }

  /** Counts somebody as at work, who does so elsewhere, until the function given back is called. */
  hold(): () => void {
    this.#busy++
    let isHeld = true
    return () => {
      if (isHeld) this.#busy--
      isHeld = false
      this.#arrange()
    }
  }

  /** How virtual time passes here. */
  get pace(): Pace {
    return this.#pace
  }

  /**
   * Sleeps in the middle of serving a request. The client that waits for the answer counts as at work, and would hold
   * this sleep up for ever.
   */
  async lag(ms: number): Promise<void> {
    this.#lagging++
    try {
      await this.sleep(ms)
    } finally {
      this.#lagging--
    }
  }

  /** Runs what has become due; called before each request is served. */
  catchUp(): void {
    if (this.#running) return
    const target = this.#pacedNow()
    if (typeof this.#pace === 'number') {
      const spentMs = (target - this.#now) / this.#pace
      this.#wallAtNow = Math.min(this.#wall.now(), this.#wallAtNow + spentMs)
    }
    this.#runUntil(target)
  }

  /** Moves time forward by hand, running and waking everything on the way in order of time. */
  step(ms: number): void {
    this.catchUp()
    this.#runUntil(this.#now + ms)
    this.#arrange()
  }

  /** Time stands still from here on: the world is being closed. */
  stop(): void {
    this.#now = this.now()
    this.#stopped = true
    this.#cancelTick()
  }

  /** Where a numeric pace has brought virtual time. */
  #pacedNow(): number {
    if (typeof this.#pace !== 'number' || this.#stopped) return this.#now
    return this.#now + Math.max(0, Math.floor((this.#wall.now() - this.#wallAtNow) * this.#pace))
  }

  /** Runs every transition and wakes every sleeper due until `target`, each at its own time; then stands at `target`. */
  #runUntil(target: number): void {
    if (this.#running) return
    this.#running = true
    let ran = false
    try {
      for (let due = this.#nextEventMs(); due !== undefined && due <= target; due = this.#nextEventMs()) {
        this.#now = Math.max(this.#now, due)
        ran = this.#runDue() || ran
      }
      this.#now = Math.max(this.#now, target)
    } finally {
      this.#running = false
    }
    if (ran) this.#onTransitions(this.#now)
  }

  /** Runs one transition, or wakes one sleeper when no transition is due at this moment; true for a transition. */
  #runDue(): boolean {
    const timer = this.#timers.nextDueMs()
    if (timer !== undefined && timer <= this.#now) {
      this.#timers.runNext()
      return true
    }
    this.#sleepers.wakeNext()
    return false
  }

  #nextEventMs(): number | undefined {
    const [sleeper, timer] = [this.#sleepers.nextDueMs(), this.#timers.nextDueMs()]
    if (sleeper === undefined || timer === undefined) return sleeper ?? timer
    return Math.min(sleeper, timer)
  }

  /** The moment that idle time may jump to. */
  #nextJumpMs(): number | undefined {
    return this.#pace === 'driven' ? this.#sleepers.nextDueMs() : this.#nextEventMs()
  }

  #isIdle(): boolean {
    return this.#busy <= this.#lagging
  }

  /** Sees to it that time will move on when it should. */
  #arrange(): void {
    if (this.#stopped) return
    if (typeof this.#pace === 'number') return this.#arrangeTick(this.#pace)
    if (this.#checking || !this.#isIdle() || this.#nextJumpMs() === undefined) return
    this.#checking = true
    this.#wall.whenIdle(() => this.#jump())
  }

  #jump(): void {
    this.#checking = false
    const target = this.#nextJumpMs()
    if (this.#stopped || !this.#isIdle() || target === undefined) return
    this.#runUntil(target)
    this.#arrange()
  }

  #arrangeTick(factor: number): void {
    this.#cancelTick()
    const due = this.#nextEventMs()
    if (due === undefined) return
    const waitMs = (due - this.#now) / factor - (this.#wall.now() - this.#wallAtNow)
    this.#cancelTick = this.#wall.after(waitMs, () => {
      this.catchUp()
      this.#arrange()
    })
  }
}
