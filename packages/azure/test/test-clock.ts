import type { Clock } from '@interconnect/model'

export interface TestClock extends Clock {
  /** How long was slept each time, in milliseconds. */
  readonly slept: number[]
  /** Work that is on its way now. */
  readonly running: () => number
}

/** A clock that moves only when somebody sleeps, and then at once. */
export function testClock(start = Date.UTC(2026, 10, 22)): TestClock {
  const slept: number[] = []
  let now = start
  let running = 0
  return {
    slept,
    running: () => running,
    now: () => now,
    async sleep(ms, { signal } = {}) {
      signal?.throwIfAborted()
      slept.push(ms)
      now += ms
    },
    async during(work) {
      running++
      try {
        return await work()
      } finally {
        running--
      }
    },
  }
}
