import { Heap } from './heap.ts'

interface Sleeper {
  readonly dueMs: number
  /** Order of equal times. */
  readonly sequence: number
  readonly wake: () => void
}

/** Who waits for a moment of virtual time. */
export class Sleepers {
  /** By due time; may hold some that were aborted since. */
  readonly #queue = new Heap<Sleeper>((a, b) => (a.dueMs === b.dueMs ? a.sequence < b.sequence : a.dueMs < b.dueMs))
  readonly #asleep = new Set<Sleeper>()
  #sequence = 0

  /** Resolves when woken; rejects with the signal's reason when aborted. */
  add(dueMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error)
      const leave = () => {
        signal?.removeEventListener('abort', abort)
        this.#asleep.delete(sleeper)
      }
      const abort = () => {
        leave()
        reject(signal?.reason as Error)
      }
      const wake = () => {
        leave()
        resolve()
      }
      const sleeper = { dueMs, sequence: ++this.#sequence, wake }
      signal?.addEventListener('abort', abort, { once: true })
      this.#asleep.add(sleeper)
      this.#queue.push(sleeper)
    })
  }

  /** When the first of them is to be woken. */
  nextDueMs(): number | undefined {
    return this.#next()?.dueMs
  }

  wakeNext(): void {
    this.#next()?.wake()
  }

  #next(): Sleeper | undefined {
    for (let sleeper = this.#queue.peek(); sleeper; sleeper = this.#queue.peek()) {
      if (this.#asleep.has(sleeper)) return sleeper
      this.#queue.pop()
    }
    return undefined
  }
}
