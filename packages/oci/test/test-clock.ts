import type { Clock } from '@interconnect/model'

/** A clock that jumps: every sleep ends at once and is remembered. */
export class TestClock implements Clock {
  readonly sleeps: number[] = []
  #now = Date.UTC(2026, 0, 1)
  /** Pieces of work on their way, now and at most. */
  running = 0
  most = 0

  now(): number {
    return this.#now
  }

  async sleep(ms: number, { signal }: { readonly signal?: AbortSignal | undefined } = {}): Promise<void> {
    signal?.throwIfAborted()
    this.sleeps.push(ms)
    this.#now += ms
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.most = Math.max(this.most, ++this.running)
    try {
      return await work()
    } finally {
      this.running--
    }
  }
}
