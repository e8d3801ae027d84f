import type { Clock } from '@interconnect/model'

/** Virtual time for tests: jumps to the next sleeper once everything that can run has run. */
export class TestClock implements Clock {
  #now = 0
  #busy = 0
  readonly #sleepers: { readonly dueMs: number; readonly wake: () => void }[] = []

  now(): number {
    return this.#now
  }

  sleep(ms: number, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
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
    this.#busy++
    try {
      return await work()
    } finally {
      this.#busy--
      this.#arrange()
    }
  }

  #arrange(): void {
    setImmediate(() => {
      if (this.#busy > 0 || this.#sleepers.length === 0) return
      this.#sleepers.sort((a, b) => a.dueMs - b.dueMs)
      const next = this.#sleepers.shift()!
      this.#now = Math.max(this.#now, next.dueMs)
      next.wake()
      this.#arrange()
    })
  }
}
