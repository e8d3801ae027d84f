import type { WallClock } from './wall-clock.ts'

/** A wall clock that tests move by hand. Idle callbacks run after the microtasks that are waiting, as `setImmediate` does. */
export class ManualWallClock implements WallClock {
  #now: number
  readonly #alarms = new Map<object, { dueMs: number; run: () => void }>()

  constructor(nowMs: number = Date.UTC(2026, 5, 1)) {
    this.#now = nowMs
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const key = {}
    this.#alarms.set(key, { dueMs: this.#now + ms, run })
    return () => this.#alarms.delete(key)
  }

  whenIdle(run: () => void): void {
    setImmediate(run)
  }

  /** Moves on, running what is due on the way. */
  advance(ms: number): void {
    const target = this.#now + ms
    for (let next = this.#earliest(target); next; next = this.#earliest(target)) {
      const [key, { dueMs, run }] = next
      this.#alarms.delete(key)
      this.#now = Math.max(this.#now, dueMs)
      run()
    }
    this.#now = target
  }

  #earliest(target: number): [object, { dueMs: number; run: () => void }] | undefined {
    const due = [...this.#alarms].filter(([, alarm]) => alarm.dueMs <= target)
    return due.toSorted(([, a], [, b]) => a.dueMs - b.dueMs)[0]
  }
}
