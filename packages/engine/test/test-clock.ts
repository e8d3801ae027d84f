import type { Clock } from '@interconnect/model'

interface Sleeper {
  readonly dueMs: number
  readonly wake: () => void
}

/** Virtual time for tests: jumps to the next sleeper once everything that can run has run. */
export class TestClock implements Clock {
  /** How long was slept each time, in milliseconds. */
  readonly slept: number[] = []
  /** Pieces of work on their way, now and at most. */
  running = 0
  most = 0
  #now = 0
  readonly #sleepers: Sleeper[] = []

  now(): number {
    return this.#now
  }

  sleep(ms: number, { signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      this.slept.push(ms)
      const sleeper = { dueMs: this.#now + ms, wake: resolve }
      this.#sleepers.push(sleeper)
      signal?.addEventListener('abort', () => {
        const index = this.#sleepers.indexOf(sleeper)
        if (index >= 0) this.#sleepers.splice(index, 1)
        reject(signal.reason as Error)
      })
      this.#arrange()
    })
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.most = Math.max(this.most, ++this.running)
    try {
      return await work()
    } finally {
      this.running--
      this.#arrange()
    }
  }

  #arrange(): void {
    setImmediate(() => {
      if (this.running > 0 || this.#sleepers.length === 0) return
      this.#sleepers.sort((a, b) => a.dueMs - b.dueMs)
      const next = this.#sleepers.shift()!
      this.#now = Math.max(this.#now, next.dueMs)
      next.wake()
      this.#arrange()
    })
  }
}
